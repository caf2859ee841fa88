import type { Grader } from "../../competition/definition.ts";
import { rootMeanSquaredError as errorOf } from "../../metrics/root-mean-squared-error.ts";
import { requireColumns, requireFinite, requireNumbers } from "../columns.ts";
import { inAnswerOrder, matchRows } from "../rows.ts";

/** Root mean squared error of one numeric column, rows matched by id; other columns are ignored. */
export function rootMeanSquaredError(columns: { id: string; target: string }): Grader {
  const { id, target } = columns;
  return {
    metric: "rmse",
    grade(submission, answers) {
      requireColumns(submission, [id, target]);
      const rows = matchRows(submission, answers, id);
      const predicted = requireNumbers(submission, target);
      requireFinite(submission, target, predicted);
      return errorOf(requireNumbers(answers, target), inAnswerOrder(predicted, rows));
    },
  };
}
