import {
  cellViolation,
  type Grader,
  matchRows,
  metrics,
  pythonInteger,
  requireColumns,
  type Table,
} from "mlebench";

/**
 * Gestures to insert, delete or replace to turn the predicted sequences into the true ones, per
 * true gesture; 1 and more when nothing is right.
 */
export const gestureErrorRate: Grader = {
  metric: "levenshtein-distance",
  grade(submission, answers) {
    requireColumns(submission, ["Id", "Sequence"]);
    const rows = matchRows(submission, answers, "Id");
    const predicted = requireSequences(submission);
    const truth = requireSequences(answers);
    let errors = 0;
    let gestures = 0;
    for (const [place, row] of rows.entries()) {
      errors += metrics.levenshteinOfSequences(predicted[row]!, truth[place]!);
      gestures += truth[place]!.length;
    }
    return errors / gestures;
  },
};

/** A cell of blanks is a sequence without gestures, an empty cell is none. */
function requireSequences(table: Table): number[][] {
  const column = table.column("Sequence");
  return Array.from({ length: column.length }, (_, row) => {
    const text = column.textAt(row);
    const numbers = text === null ? undefined : metrics.splitWords(text).map(pythonInteger);
    if (numbers !== undefined && !numbers.includes(undefined)) return numbers.map(Number);
    throw cellViolation("not-a-sequence", table, "Sequence", row, "gesture numbers and blanks");
  });
}
