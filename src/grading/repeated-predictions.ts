import type { Table } from "../table/table.ts";
import { requireColumns, requireFinite, requireNumbers } from "./columns.ts";
import { inAnswerOrder, matchRepeatedRows } from "./rows.ts";

export interface RepeatedPredictions {
  /** For every row of the submission, the answers' row with the same id. */
  rows: Uint32Array;
  truth: Float64Array;
  predicted: Float64Array;
}

/**
 * A column of finite numbers beside the true ones, where a submission may repeat ids: every row
 * that was submitted counts. Other columns are ignored.
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
  return { rows, truth: inAnswerOrder(requireNumbers(answers, target), rows), predicted };
}
