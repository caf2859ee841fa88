import {
  type Grader,
  inAnswerOrder,
  matchRows,
  metrics,
  RuleViolation,
  requireColumns,
  requireFinite,
  requireFloats,
  requireNoMissing,
  requireNumbers,
} from "mlebench";

/** The lower true positive rates, which matter in practice, count twice. */
const bands = [
  { from: 0, to: 0.4, weight: 2 },
  { from: 0.4, to: 1, weight: 1 },
];

/**
 * Weighted area under the ROC curve of one column of any finite numbers, rows matched by id; other
 * columns are ignored.
 */
export function weightedAuc(columns: { id: string; target: string }): Grader {
  const { id, target } = columns;
  return {
    metric: "weighted-auroc",
    grade(submission, answers) {
      requireColumns(submission, [id, target]);
      const rows = matchRows(submission, answers, id);
      const scores = requireFloats(submission, target);
      requireNoMissing(submission, target, scores);
      requireFinite(submission, target, scores);
      const truth = requireNumbers(answers, target);
      const area = metrics.weightedRocAuc(truth, inAnswerOrder(scores, rows), bands);
      if (!Number.isNaN(area)) return area;
      throw new RuleViolation({
        rule: "undefined-score",
        message: "The area under the ROC curve is not defined for this test set.",
      });
    },
  };
}
