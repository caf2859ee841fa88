import { mergeSort } from "../table/merge-sort.ts";
import type { Table } from "../table/table.ts";
import { requireColumns, requireFinite, requireNumbers } from "./columns.ts";
import { inAnswerOrder, matchRepeatedRows } from "./rows.ts";

export interface RepeatedPredictions {
  /** The answers' row of each prediction. */
  rows: Uint32Array;
  truth: Float64Array;
  predicted: Float64Array;
}

/**
 * A column of finite numbers beside the true ones, where a submission may repeat ids: every row
 * that was submitted counts. Other columns are ignored.
 *
 * In the order of the answers, as pandas' inner join has it: the last digit of a mean depends on it,
 * and so does a mean that is rounded to a whole number.
 */
export function repeatedPredictions(
  submission: Table,
  answers: Table,
  { id, target }: { id: string; target: string },
): RepeatedPredictions {
  requireColumns(submission, [id, target]);
  const rows = matchRepeatedRows(submission, answers, id);
  const predicted = requireNumbers(submission, target);
  requireFinite(submission, target, predicted);
  const order = Uint32Array.from(rows.keys());
  mergeSort(order, Float64Array.from(rows));
  const sorted = order.map((row) => rows[row]!);
  return {
    rows: sorted,
    truth: inAnswerOrder(requireNumbers(answers, target), sorted),
    predicted: inAnswerOrder(predicted, order),
  };
}
