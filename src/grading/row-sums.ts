import { RuleViolation } from "./rule-violation.ts";

/** The sum of each row over columns, of what is not missing. */
export function rowSums(columns: readonly Float64Array[]): Float64Array {
  return Float64Array.from({ length: columns[0]?.length ?? 0 }, (_, row) => {
    let sum = 0;
    for (const column of columns) if (!Number.isNaN(column[row])) sum += column[row]!;
    return sum;
  });
}

/** Requires the probabilities of each row to sum to 1, but for a tolerance. */
export function requireRowSums(columns: readonly Float64Array[], tolerance: number): void {
  const sums = rowSums(columns);
  const row = sums.findIndex((sum) => !(Math.abs(sum - 1) <= tolerance));
  if (row < 0) return;
  const expected = `1 (+/- ${tolerance})`;
  throw new RuleViolation({
    rule: "row-sum",
    row: row + 1,
    expected: `a sum of ${expected}`,
    message: `Row ${row + 1}: the probabilities sum to ${sums[row]}; expected ${expected}.`,
  });
}
