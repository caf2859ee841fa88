import type { Grader } from "../../competition/definition.ts";
import { splitWords } from "../../metrics/words.ts";
import type { Table } from "../../table/table.ts";
import { cellViolation, requireColumns } from "../columns.ts";
import { pythonInteger, requireIntegers } from "../python-integers.ts";
import { matchRows } from "../rows.ts";

/**
 * Share of rows whose first guess is not the true class number, rows matched by id; other columns
 * are ignored. A cell holds one whole number or several, separated by white space, of which only
 * the first is looked at. A column that was read as numbers with a decimal point is refused.
 */
export function topOneError(columns: { id: string; target: string }): Grader {
  const { id, target } = columns;
  return {
    metric: "top-1-classification-error",
    grade(submission, answers) {
      requireColumns(submission, [id, target]);
      const rows = matchRows(submission, answers, id);
      const guesses = firstGuesses(submission, target);
      const truth = requireIntegers(answers, target);
      let hits = 0;
      for (let row = 0; row < rows.length; row++) if (guesses[rows[row]!] === truth[row]) hits++;
      return 1 - hits / rows.length;
    },
  };
}

function firstGuesses(submission: Table, target: string): BigInt64Array {
  const column = submission.column(target);
  const violation = (row: number) =>
    cellViolation("not-an-integer", submission, target, row, "a whole number as the first guess");
  if (column.type === "float64") throw violation(firstWithoutInteger(submission, target));
  if (column.type !== "text") return requireIntegers(submission, target);
  return BigInt64Array.from({ length: column.length }, (_, row) => {
    const [first = ""] = splitWords(column.textAt(row) ?? "");
    const guess = pythonInteger(first);
    if (guess === undefined || BigInt.asIntN(64, guess) !== guess) throw violation(row);
    return guess;
  });
}

/** The cell that made pandas read a column as doubles: one that is missing, if there is. */
function firstWithoutInteger(submission: Table, target: string): number {
  const column = submission.column(target);
  for (let row = 0; row < column.length; row++) {
    if (!Number.isInteger(column.numberAt(row))) return row;
  }
  return 0;
}
