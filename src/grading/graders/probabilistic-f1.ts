import type { Grader } from "../../competition/definition.ts";
import { probabilisticFScore } from "../../metrics/probabilistic-f-score.ts";
import { cellViolation, requireColumns, requireNumbers } from "../columns.ts";
import { inAnswerOrder, matchRows } from "../rows.ts";

/**
 * F1 of one column of probabilities that each count as a part of a positive prediction, rows
 * matched by id; other columns are ignored. What lies outside of 0 to 1 is taken to the nearer of
 * them, but numbers below 0 throughout are refused; a missing number makes the score 0.
 */
export function probabilisticF1({ id, target }: { id: string; target: string }): Grader {
  return {
    metric: "probabilistic-f1-score",
    grade(submission, answers) {
      requireColumns(submission, [id, target]);
      const rows = matchRows(submission, answers, id);
      const predicted = requireNumbers(submission, target);
      if (predicted.every((value) => value < 0)) {
        const expected = "a number that is not below 0 in one row at least";
        throw cellViolation("out-of-range", submission, target, 0, expected);
      }
      return probabilisticFScore(requireNumbers(answers, target), inAnswerOrder(predicted, rows));
    },
  };
}
