import type { Grader } from "../../competition/definition.ts";
import { labelSetFScore } from "../../metrics/label-set-f-score.ts";
import { splitWords } from "../../metrics/words.ts";
import type { Column } from "../../table/column.ts";
import { cellViolation, requireColumns } from "../columns.ts";
import { matchRows } from "../rows.ts";

/**
 * Micro-averaged F1 of any number of labels a row, in one cell and separated by white space, rows
 * matched by id; other columns are ignored. An empty cell has no labels, and labels that no row of
 * the answers has are ignored. A column that was read as numbers or booleans is refused.
 */
export function labelSetMicroF1(columns: { id: string; target: string }): Grader {
  const { id, target } = columns;
  return {
    metric: "micro-f1-score",
    grade(submission, answers) {
      requireColumns(submission, [id, target]);
      const rows = matchRows(submission, answers, id);
      const predicted = submission.column(target);
      const row = predicted.type === "text" ? undefined : firstPresent(predicted);
      if (row !== undefined) {
        const expected = "labels, as a column of text";
        throw cellViolation("label-type", submission, target, row, expected);
      }
      const truth = answers.column(target);
      return labelSetFScore(
        Array.from(rows, (_, row) => labelsAt(truth, row)),
        Array.from(rows, (row) => labelsAt(predicted, row)),
        { average: "micro" },
      );
    },
  };
}

function labelsAt(column: Column, row: number): Set<string> {
  return new Set(splitWords(column.textAt(row) ?? ""));
}

function firstPresent(column: Column): number | undefined {
  for (let row = 0; row < column.length; row++) if (!column.isMissing(row)) return row;
  return undefined;
}
