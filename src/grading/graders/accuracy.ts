import type { Grader } from "../../competition/definition.ts";
import { accuracy as shareCorrect } from "../../metrics/accuracy.ts";
import type { Column } from "../../table/column.ts";
import type { Table } from "../../table/table.ts";
import { cellViolation, requireColumns, requireNumbers, requireWholeNumbers } from "../columns.ts";
import { type LabelCodes, nothingMatches, textCodes } from "../label-codes.ts";
import { inAnswerOrder, matchRows } from "../rows.ts";

export interface AccuracyOptions {
  id: string;
  target: string;
  /** The reference's name of the metric where it is not "accuracy". */
  metric?: string;
  /** A missing label is wrong instead of refused; for labels that are text. */
  missingIsWrong?: boolean;
}

/**
 * Share of correct labels in one column, rows matched by id; other columns are ignored. Which
 * labels may be compared follows scikit-learn's `accuracy_score`: see `labelCodes`.
 */
export function accuracy(options: AccuracyOptions): Grader {
  const { id, target, metric = "accuracy" } = options;
  return {
    metric,
    grade(submission, answers) {
      requireColumns(submission, [id, target]);
      const rows = matchRows(submission, answers, id);
      const codes = labelCodes(submission, answers, options);
      return shareCorrect(codes.truth, inAnswerOrder(codes.predicted, rows));
    },
  };
}

/**
 * Labels as numbers that are equal when the labels are. Numbers must be whole; booleans count as
 * 0 and 1. Text never equals a number or a boolean; comparing them is refused when both sides have
 * at most two labels, and otherwise nothing matches.
 */
function labelCodes(
  submission: Table,
  answers: Table,
  { target, missingIsWrong }: AccuracyOptions,
): LabelCodes {
  const predicted = submission.column(target);
  const truth = answers.column(target);
  if (!missingIsWrong) requirePresent(submission, target);
  else if (predicted.type !== "text" && hasMissing(predicted)) {
    return nothingMatches(truth.length);
  }
  if (predicted.type === "text" && truth.type === "text") return textCodes(truth, predicted);
  if (predicted.type !== "text") requireWholeNumbers(submission, target);
  if (predicted.type !== "text" && truth.type !== "text") {
    return {
      truth: requireNumbers(answers, target),
      predicted: requireNumbers(submission, target),
    };
  }
  if (hasAtMostTwoLabels(truth) && hasAtMostTwoLabels(predicted)) {
    throw cellViolation("label-type", submission, target, 0, expectedLabel(truth));
  }
  return nothingMatches(truth.length);
}

function hasMissing(column: Column): boolean {
  for (let row = 0; row < column.length; row++) if (column.isMissing(row)) return true;
  return false;
}

function requirePresent(submission: Table, target: string): void {
  const column = submission.column(target);
  for (let row = 0; row < column.length; row++) {
    if (column.isMissing(row))
      throw cellViolation("missing-value", submission, target, row, "a label");
  }
}

function hasAtMostTwoLabels(column: Column): boolean {
  const labels = new Set<unknown>();
  for (let row = 0; row < column.length && labels.size < 3; row++) labels.add(column.valueAt(row));
  return labels.size <= 2;
}

function expectedLabel(truth: Column): string {
  if (truth.type === "text") return "a class name as in the training data";
  return truth.type === "bool" ? "True or False" : "a whole number";
}
