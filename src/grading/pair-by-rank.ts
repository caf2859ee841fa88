import { numpyArgsort } from "../table/sort.ts";
import type { Table } from "../table/table.ts";
import { requireRowCount } from "./rows.ts";

/**
 * Pairs rows by their rank among the sorted ids, which are NOT compared: unknown, repeated and
 * missing ids pass. Missing ids come last; which of equal ids comes first is up to NumPy's sort.
 * @returns for every row of the answers, the submission's row of the same rank.
 * @throws {RuleViolation} when the submission has another number of rows.
 */
export function pairByRank(submission: Table, answers: Table, id: string): Uint32Array {
  requireRowCount(submission, answers, id);
  const theirs = numpyArgsort(submission.column(id));
  const ours = numpyArgsort(answers.column(id));
  const rows = new Uint32Array(ours.length);
  for (let rank = 0; rank < rows.length; rank++) rows[ours[rank]!] = theirs[rank]!;
  return rows;
}
