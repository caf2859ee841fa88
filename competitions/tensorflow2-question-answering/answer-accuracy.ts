import {
  asObject,
  type Column,
  cellViolation,
  type Grader,
  matchRows,
  metrics,
  parsePythonJson,
  pythonInteger,
  requireColumns,
  Table,
  textColumn,
  textLines,
} from "mlebench";
import { answersOf } from "./answers.ts";

const { splitWords } = metrics;

/** The right answers of each row, separated by blanks; missing where nothing is right. */
export async function readAnswers(file: string): Promise<Table> {
  const ids: string[] = [];
  const right: (string | null)[] = [];
  for await (const lines of textLines(file)) {
    for (const line of lines) {
      const { id, short, long } = answersOf(asObject(parsePythonJson(line)));
      ids.push(`${id}_short`, `${id}_long`);
      right.push(short.length === 0 ? null : short.join(" "), long);
    }
  }
  return Table.of([
    ["example_id", textColumn(ids)],
    ["right_answers", textColumn(right)],
  ]);
}

/**
 * Share of rows with a right answer, or rightly without one: F1 with micro averaging over
 * "answered" and "blank" comes to that. Rows are matched by id, other columns are ignored.
 */
export const answerAccuracy: Grader = {
  metric: "micro-f1-score",
  grade(submission, answers) {
    requireColumns(submission, ["example_id", "PredictionString"]);
    const rows = matchRows(submission, answers, "example_id");
    const predicted = submission.column("PredictionString");
    const right = answers.column("right_answers");
    const given = Array.from({ length: predicted.length }, (_, row) => {
      const prediction = predictionAt(predicted, row);
      if (prediction !== undefined) return prediction;
      const expected = "start:end, YES, NO or nothing";
      throw cellViolation("not-an-answer", submission, "PredictionString", row, expected);
    });
    const isRight = (theirs: number, ours: number) =>
      given[theirs] === ""
        ? right.isMissing(ours)
        : (right.textAt(ours)?.split(" ").includes(given[theirs]!) ?? false);
    return rows.filter(isRight).length / rows.length;
  },
};

/** A prediction as answers are written; undefined for what is none. */
function predictionAt(column: Column, row: number): string | undefined {
  const text = column.textAt(row) ?? "";
  const words = splitWords(text);
  if (words.length === 0) return "";
  const parts = text.split(":").map(pythonInteger);
  if (parts.length === 2 && !parts.includes(undefined)) return parts.join(":");
  return words.length === 1 && /^(YES|NO)$/.test(words[0]!) ? words[0] : undefined;
}
