import type { Grader } from "../../competition/definition.ts";
import { cohenKappa } from "../../metrics/cohen-kappa.ts";
import {
  requireColumns,
  requireNoMissing,
  requireNumbers,
  requireWholeNumbers,
} from "../columns.ts";
import { inAnswerOrder, matchRows } from "../rows.ts";

/**
 * Cohen's kappa with quadratic weights of one column of whole numbers, rows matched by id; other
 * columns are ignored. Grades that do not occur in the answers are allowed. NaN when all grades of
 * both sides are the same.
 */
export function quadraticWeightedKappa(columns: { id: string; target: string }): Grader {
  const { id, target } = columns;
  return {
    metric: "quadratic-weighted-kappa",
    grade(submission, answers) {
      requireColumns(submission, [id, target]);
      const rows = matchRows(submission, answers, id);
      const grades = requireNumbers(submission, target);
      requireNoMissing(submission, target, grades);
      requireWholeNumbers(submission, target);
      return cohenKappa(requireNumbers(answers, target), inAnswerOrder(grades, rows), {
        weights: "quadratic",
      });
    },
  };
}
