import { numpyArgsort, sortedOrder } from "../table/sort.ts";
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
  return sameRanks(numpyArgsort(submission.column(id)), numpyArgsort(answers.column(id)));
}

/**
 * Pairs rows as `pairByRank` does, but with equal ids in file order, so that a submission in any
 * order of ids is paired as meant if it keeps the order of the rows within each id.
 * @returns for every row of the answers, the submission's row of the same rank.
 * @throws {RuleViolation} when the submission has another number of rows.
 */
export function pairByStableRank(submission: Table, answers: Table, id: string): Uint32Array {
  requireRowCount(submission, answers, id);
  return sameRanks(sortedOrder(submission.column(id)), sortedOrder(answers.column(id)));
}

function sameRanks(theirs: Uint32Array, ours: Uint32Array): Uint32Array {
  const rows = new Uint32Array(ours.length);
  for (let rank = 0; rank < rows.length; rank++) rows[ours[rank]!] = theirs[rank]!;
  return rows;
}
