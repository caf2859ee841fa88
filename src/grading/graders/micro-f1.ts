import type { Grader } from "../../competition/definition.ts";
import { accuracy as shareCorrect } from "../../metrics/accuracy.ts";
import { cellViolation, requireColumns } from "../columns.ts";
import { textCodes } from "../label-codes.ts";
import { inAnswerOrder, matchRows } from "../rows.ts";

/**
 * Micro-averaged F1 of one text label a row, rows matched by id; other columns are ignored. With
 * one label a row, precision and recall are both the share of correct labels, and so is F1. A
 * missing label among text is wrong; a column of anything else is refused.
 */
export function microF1(columns: { id: string; target: string }): Grader {
  const { id, target } = columns;
  return {
    metric: "micro-f1-score",
    grade(submission, answers) {
      requireColumns(submission, [id, target]);
      const rows = matchRows(submission, answers, id);
      const predicted = submission.column(target);
      if (predicted.type !== "text") {
        const expected = "a class name as in the training data";
        throw cellViolation("label-type", submission, target, 0, expected);
      }
      const codes = textCodes(answers.column(target), predicted);
      return shareCorrect(codes.truth, inAnswerOrder(codes.predicted, rows));
    },
  };
}
