import type { Grader } from "../../competition/definition.ts";
import { logLoss } from "../../metrics/log-loss.ts";
import type { Table } from "../../table/table.ts";
import {
  requireColumns,
  requireNoMissing,
  requireNumbers,
  requireOnlyColumns,
  requireWithin,
} from "../columns.ts";
import { type RowSumRule, requireRowSums } from "../row-sums.ts";
import { inAnswerOrder, matchRows } from "../rows.ts";
import { RuleViolation } from "../rule-violation.ts";

export interface MultiClassLogLossOptions {
  id: string;
  /** The class columns; the answers have one of 0/1 for each. */
  classes: readonly string[];
  /** What the probabilities of a row must sum to. */
  rowSum: RowSumRule;
  /** The id must be the submission's first column. */
  idFirst?: boolean;
  /** Columns other than these are ignored instead of refused. */
  ignoreOtherColumns?: boolean;
}

/**
 * Multi-class logarithmic loss of one probability column per class, rows matched by id, rows not
 * renormalised.
 */
export function multiClassLogLoss(options: MultiClassLogLossOptions): Grader {
  const { id, classes } = options;
  const requireShape = options.ignoreOtherColumns ? requireColumns : requireOnlyColumns;
  return {
    metric: "multi-class-log-loss",
    grade(submission, answers) {
      requireShape(submission, [id, ...classes]);
      if (options.idFirst) requireFirst(submission, id);
      const rows = matchRows(submission, answers, id);
      const predicted = classes.map((name) => requireNumbers(submission, name));
      for (const [k, name] of classes.entries()) {
        requireNoMissing(submission, name, predicted[k]);
        requireWithin(submission, name, predicted[k], 0, 1);
      }
      requireRowSums(predicted, options.rowSum);
      return logLoss(
        classes.map((name) => requireNumbers(answers, name)),
        predicted.map((column) => inAnswerOrder(column, rows)),
      );
    },
  };
}

function requireFirst(submission: Table, id: string): void {
  const [first] = submission.columnNames;
  if (first === id) return;
  throw new RuleViolation({
    rule: "column-order",
    column: first,
    expected: id,
    message: `The first column is "${first}"; the column "${id}" must come first.`,
  });
}
