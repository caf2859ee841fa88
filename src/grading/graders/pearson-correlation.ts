import type { Grader } from "../../competition/definition.ts";
import { pearsonCorrelation as correlationOf } from "../../metrics/correlation.ts";
import { requireColumns, requireFinite, requireNumbers } from "../columns.ts";
import { inAnswerOrder, matchRows } from "../rows.ts";

/**
 * Pearson's correlation of one column of finite numbers, rows matched by id; other columns are
 * ignored. NaN when all numbers of one side are the same.
 */
export function pearsonCorrelation(columns: { id: string; target: string }): Grader {
  const { id, target } = columns;
  return {
    metric: "pearson-correlation-coefficient",
    grade(submission, answers) {
      requireColumns(submission, [id, target]);
      const rows = matchRows(submission, answers, id);
      const predicted = requireNumbers(submission, target);
      requireFinite(submission, target, predicted);
      return correlationOf(requireNumbers(answers, target), inAnswerOrder(predicted, rows));
    },
  };
}
