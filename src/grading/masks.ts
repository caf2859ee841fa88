import { decodeRunLengths, type MaskRuns, RunLengthError } from "../metrics/run-length.ts";
import type { Table } from "../table/table.ts";
import { cellViolation } from "./columns.ts";
import { RuleViolation } from "./rule-violation.ts";

export interface MaskReading {
  /** An empty cell is an empty mask, or it breaks a rule. */
  missing: "empty" | "refused";
  /** A text that stands for an empty mask. */
  emptyMark?: string;
  /** How many rows are read; all unless given. */
  rowCount?: number;
}

/**
 * The masks of a column of run-length texts, as `decodeRunLengths` reads them.
 * @param pixelsOf how many pixels a row's image has.
 * @throws {RuleViolation} for a cell that is no run-length text, and for a column without any text.
 */
export function requireMasks(
  submission: Table,
  name: string,
  pixelsOf: (row: number) => number,
  { missing, emptyMark, rowCount = submission.rowCount }: MaskReading,
): MaskRuns[] {
  const column = submission.column(name);
  return Array.from({ length: rowCount }, (_, row) => {
    const text = column.textAt(row);
    if (text === null && missing === "empty") return decodeRunLengths("", 0);
    // Alone in their column, numbers and truth values would be no text to the published grader.
    if (text === null || column.type !== "text") {
      throw cellViolation("not-a-mask", submission, name, row, EXPECTED);
    }
    if (text === emptyMark) return decodeRunLengths("", 0);
    try {
      return decodeRunLengths(text, pixelsOf(row));
    } catch (error) {
      if (!(error instanceof RunLengthError)) throw error;
      throw explained(cellViolation("run-length", submission, name, row, EXPECTED), error);
    }
  });
}

const EXPECTED = 'run lengths such as "1 3 10 5" (start, length, start, length)';

function explained({ details, message }: RuleViolation, { message: reason }: RunLengthError) {
  return new RuleViolation({ ...details, message: `${message}. ${reason}`.replace("..", ".") });
}
