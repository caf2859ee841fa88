import type { Grader } from "../../competition/definition.ts";
import { mean } from "../../metrics/pairwise-sum.ts";
import { rootMeanSquaredLogError } from "../../metrics/root-mean-squared-error.ts";
import { requireColumns, requireFinite, requireNumbers, requireWithin } from "../columns.ts";
import { requireRowCount } from "../rows.ts";

/**
 * Root mean squared error of ln(1 + x), averaged over target columns. Rows are compared BY
 * POSITION: ids are not looked at and other columns are ignored.
 */
export function meanColumnWiseRmsle(columns: { targets: readonly string[] }): Grader {
  return {
    metric: "mean-column-wise-rmsle",
    grade(submission, answers) {
      requireColumns(submission, columns.targets);
      requireRowCount(submission, answers);
      const errors = columns.targets.map((target) => {
        const predicted = requireNumbers(submission, target);
        requireFinite(submission, target, predicted);
        requireWithin(submission, target, predicted, 0, Infinity);
        return rootMeanSquaredLogError(requireNumbers(answers, target), predicted);
      });
      return mean(errors);
    },
  };
}
