import type { CellValue } from "./column.ts";
import type { Column } from "./column-type.ts";
import { RowIndex } from "./row-index.ts";
import { sortedOrder } from "./sort.ts";

/** The rows that share a value, in the order of the column. */
export interface RowGroup {
  value: CellValue;
  rows: Uint32Array;
}

/**
 * Groups rows by their value, as pandas' `groupby` does: rows without a value are in no group.
 * @param order of the groups: by value, or by their first row.
 */
export function groupRows(column: Column, { order }: { order: "first" | "sorted" }): RowGroup[] {
  const index = new RowIndex(column);
  const numberOfFirst = new Map<number, number>();
  const groupOf = new Int32Array(column.length).fill(-1);
  const sizes: number[] = [];
  for (let row = 0; row < column.length; row++) {
    const first = index.find(column, row);
    if (first < 0) continue;
    let group = numberOfFirst.get(first);
    if (group === undefined) {
      group = sizes.push(0) - 1;
      numberOfFirst.set(first, group);
    }
    groupOf[row] = group;
    sizes[group]!++;
  }
  const groups = sizes.map((size) => new Uint32Array(size));
  const filled = new Uint32Array(sizes.length);
  groupOf.forEach((group, row) => {
    if (group >= 0) groups[group]![filled[group]!++] = row;
  });
  const firsts = Uint32Array.from(groups, (rows) => rows[0]!);
  const places = order === "first" ? firsts.keys() : sortedOrder(column.take(firsts)).values();
  return Array.from(places, (place) => {
    const rows = groups[place]!;
    return { value: column.valueAt(rows[0]!), rows };
  });
}

/** The rows of some groups, chosen by their places, one group after another. */
export function rowsOfGroups(groups: readonly RowGroup[], chosen: Uint32Array): Uint32Array {
  const rows = Array.from(chosen, (place) => groups[place]!.rows);
  const all = new Uint32Array(rows.reduce((sum, { length }) => sum + length, 0));
  let used = 0;
  for (const some of rows) {
    all.set(some, used);
    used += some.length;
  }
  return all;
}

/**
 * A column's first value that is not missing in each group of rows, as pandas' `groupby().first()`
 * takes it; missing where a group has none.
 */
export function firstPresent(
  column: Column,
  groups: readonly (Uint32Array | readonly number[])[],
): Column {
  return column.take(groups.map((rows) => rows.find((row) => !column.isMissing(row)) ?? rows[0]!));
}

/** The first row of every distinct value, as pandas' `unique` finds them; missing is a value too. */
export function uniqueRows(column: Column): Uint32Array {
  const index = new RowIndex(column);
  const firsts: number[] = [];
  let missingSeen = false;
  for (let row = 0; row < column.length; row++) {
    if (column.isMissing(row)) {
      if (!missingSeen) firsts.push(row);
      missingSeen = true;
    } else if (index.find(column, row) === row) firsts.push(row);
  }
  return Uint32Array.from(firsts);
}
