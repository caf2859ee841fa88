import type { Grader } from "../../competition/definition.ts";
import { binaryLogLoss as lossOf } from "../../metrics/log-loss.ts";
import { requireColumns, requireNoMissing, requireNumbers, requireWithin } from "../columns.ts";
import { inAnswerOrder, matchRows } from "../rows.ts";
import { RuleViolation } from "../rule-violation.ts";

/**
 * Logarithmic loss of one column of probabilities, rows matched by id; other columns are ignored.
 * The answers hold 0/1 labels in the column of the same name.
 */
export function binaryLogLoss(columns: { id: string; target: string }): Grader {
  const { id, target } = columns;
  return {
    metric: "log-loss",
    grade(submission, answers) {
      requireColumns(submission, [id, target]);
      const rows = matchRows(submission, answers, id);
      const predicted = requireNumbers(submission, target);
      requireNoMissing(submission, target, predicted);
      requireWithin(submission, target, predicted, 0, 1);
      const truth = requireNumbers(answers, target);
      requireBothClasses(truth);
      return lossOf(truth, inAnswerOrder(predicted, rows));
    },
  };
}

/** scikit-learn's `log_loss` raises for labels of one class alone. */
function requireBothClasses(truth: Float64Array): void {
  if (truth.includes(0) && truth.includes(1)) return;
  throw new RuleViolation({
    rule: "undefined-score",
    message: "The logarithmic loss is not defined for this test set.",
  });
}
