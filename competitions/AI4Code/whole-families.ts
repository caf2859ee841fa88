import { groupRows, type Table } from "mlebench";

/**
 * Chooses notebooks for the test: families, in the order of their first notebook, as a whole and as
 * long as they fit.
 * @param ancestors in random order.
 * @throws when so many notebooks cannot be had.
 */
export function wholeFamilies(ancestors: Table, count: number): Set<string> {
  const ids = ancestors.column("id");
  const chosen = new Set<string>();
  for (const { rows } of groupRows(ancestors.column("ancestor_id"), { order: "first" })) {
    if (chosen.size + rows.length > count) continue;
    for (const row of rows) chosen.add(ids.textAt(row) ?? "");
  }
  if (chosen.size === count) return chosen;
  throw new Error(`Whole families give ${chosen.size} test notebooks; ${count} are needed.`);
}
