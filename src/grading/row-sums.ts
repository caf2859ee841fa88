import { RuleViolation } from "./rule-violation.ts";

/** The sum of each row over columns, of what is not missing. */
export function rowSums(columns: readonly Float64Array[]): Float64Array {
  return Float64Array.from({ length: columns[0]?.length ?? 0 }, (_, row) => {
    let sum = 0;
    for (const column of columns) if (!Number.isNaN(column[row])) sum += column[row]!;
    return sum;
  });
}

/** How close to 1 a sum must be: a tolerance, or decimals to which it rounds to 1 (`numpy.round`). */
export type RowSumRule = number | { decimals: number };

/** Requires the probabilities of each row to sum to 1. */
export function requireRowSums(columns: readonly Float64Array[], rule: RowSumRule): void {
  const sums = rowSums(columns);
  const isOne =
    typeof rule === "number"
      ? (sum: number) => Math.abs(sum - 1) <= rule
      : (sum: number) => roundsToOne(sum, rule.decimals);
  const row = sums.findIndex((sum) => !isOne(sum));
  if (row < 0) return;
  const expected =
    typeof rule === "number" ? `1 (+/- ${rule})` : `1 when rounded to ${rule.decimals} decimals`;
  throw new RuleViolation({
    rule: "row-sum",
    row: row + 1,
    expected: `a sum of ${expected}`,
    message: `Row ${row + 1}: the probabilities sum to ${sums[row]}; expected ${expected}.`,
  });
}

/** NumPy rounds the scaled number, half to even, so that a tie rounds to 1. */
function roundsToOne(sum: number, decimals: number): boolean {
  const scale = 10 ** decimals;
  return Math.abs(sum * scale - scale) <= 0.5;
}
