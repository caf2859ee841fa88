import type { Grader } from "../../competition/definition.ts";
import { rocAuc } from "../../metrics/roc-auc.ts";
import {
  requireColumns,
  requireFloats,
  requireNoMissing,
  requireNumbers,
  requireWithin,
} from "../columns.ts";
import { inAnswerOrder, matchRows } from "../rows.ts";
import { RuleViolation } from "../rule-violation.ts";

/**
 * Area under the ROC curve of one column of probabilities, rows matched by id; other columns are
 * ignored. The answers hold 0/1 labels in the column of the same name.
 */
export function binaryAuc(columns: { id: string; target: string }): Grader {
  const { id, target } = columns;
  return {
    metric: "auc-roc",
    grade(submission, answers) {
      requireColumns(submission, [id, target]);
      const rows = matchRows(submission, answers, id);
      const scores = requireFloats(submission, target);
      requireNoMissing(submission, target, scores);
      requireWithin(submission, target, scores, 0, 1);
      return definedRocAuc(requireNumbers(answers, target), inAnswerOrder(scores, rows));
    },
  };
}

/**
 * Area under the ROC curve.
 * @throws {RuleViolation} when the labels are of one class, without saying of which.
 */
export function definedRocAuc(labels: Float64Array, scores: Float64Array): number {
  const area = rocAuc(labels, scores);
  if (!Number.isNaN(area)) return area;
  throw new RuleViolation({
    rule: "undefined-score",
    message: "The area under the ROC curve is not defined for this test set.",
  });
}
