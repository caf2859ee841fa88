import type { Grader } from "../../competition/definition.ts";
import { matthewsCorrelation as correlation } from "../../metrics/matthews-correlation.ts";
import {
  requireColumns,
  requireNoMissing,
  requireNumbers,
  requireWholeNumbers,
} from "../columns.ts";
import { inAnswerOrder, matchRows } from "../rows.ts";

/**
 * Matthews correlation coefficient of one column of class numbers, rows matched by id; other
 * columns are ignored. Whole numbers that are no class of the answers are classes of their own.
 */
export function matthewsCorrelation({ id, target }: { id: string; target: string }): Grader {
  return {
    metric: "matthews-correlation-coefficient",
    grade(submission, answers) {
      requireColumns(submission, [id, target]);
      const rows = matchRows(submission, answers, id);
      const predicted = requireNumbers(submission, target);
      requireNoMissing(submission, target, predicted);
      requireWholeNumbers(submission, target);
      return correlation(requireNumbers(answers, target), inAnswerOrder(predicted, rows));
    },
  };
}
