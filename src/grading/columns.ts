import type { Column } from "../table/column.ts";
import type { Table } from "../table/table.ts";
import { pythonFloat } from "./python-floats.ts";
import { RuleViolation } from "./rule-violation.ts";

/** Requires columns to be there, whatever else is. */
export function requireColumns(submission: Table, names: readonly string[]): void {
  const missing = names.find((name) => !submission.has(name));
  if (missing === undefined) return;
  throw new RuleViolation({
    rule: "missing-column",
    column: missing,
    expected: names.join(","),
    message:
      `The submission has no column "${missing}". It has: ${listed(submission.columnNames)}. ` +
      `Expected: ${listed(names)}, spelled exactly so.`,
  });
}

/** Requires exactly these columns, in any order. */
export function requireOnlyColumns(submission: Table, names: readonly string[]): void {
  requireColumns(submission, names);
  const wanted = new Set(names);
  const extra = submission.columnNames.find((name) => !wanted.has(name));
  if (extra === undefined) return;
  throw new RuleViolation({
    rule: "unexpected-column",
    column: extra,
    expected: names.join(","),
    message:
      `The submission has a column "${extra}" that does not belong there. ` +
      `Expected only: ${listed(names)}.`,
  });
}

/**
 * A column's values as numbers: booleans as 0 and 1, missing cells as NaN.
 * @throws {RuleViolation} for a column of text, naming its first cell that is not a number.
 */
export function requireNumbers(submission: Table, name: string): Float64Array {
  const column = submission.column(name);
  const numbers = new Float64Array(column.length);
  if (column.type !== "text") {
    for (let row = 0; row < numbers.length; row++) numbers[row] = column.numberAt(row);
    return numbers;
  }
  const row = firstNonNumber(column);
  if (row >= 0) throw cellViolation("not-a-number", submission, name, row, "a number");
  const expected = "numbers only, integers of at most 64 bits";
  throw cellViolation("not-a-number", submission, name, rowOfGreatest(column), expected);
}

/**
 * A column's values as numbers, as pandas' `astype(float)` makes them: booleans as 0 and 1, missing
 * cells as NaN, and in a column of text whatever Python's `float` reads, such as integers that are
 * too large for 64 bits.
 * @throws {RuleViolation} naming the first cell that is not a number.
 */
export function requireFloats(submission: Table, name: string): Float64Array {
  const column = submission.column(name);
  if (column.type !== "text") return requireNumbers(submission, name);
  return Float64Array.from({ length: column.length }, (_, row) => {
    const text = column.textAt(row);
    const value = text === null ? Number.NaN : pythonFloat(text);
    if (value !== undefined) return value;
    throw cellViolation("not-a-number", submission, name, row, "a number");
  });
}

/** Requires every cell of a column to have a value. */
export function requireNoMissing(submission: Table, name: string, values: Float64Array): void {
  const row = values.findIndex(Number.isNaN);
  if (row >= 0) throw cellViolation("missing-value", submission, name, row, "a number");
}

/** Requires every cell of a column to be a finite number. */
export function requireFinite(submission: Table, name: string, values: Float64Array): void {
  const row = values.findIndex((value) => !Number.isFinite(value));
  if (row >= 0) throw cellViolation("not-finite", submission, name, row, "a finite number");
}

/**
 * The finite numbers in some rows of a column, whose other rows may hold anything, be it words.
 * @param rows counted from 0.
 */
export function requireFiniteAt(submission: Table, name: string, rows: Uint32Array): Float64Array {
  const column = submission.column(name);
  return Float64Array.from(rows, (row) => {
    const value =
      column.type === "text" ? pythonFloat(column.textAt(row) ?? "") : column.numberAt(row);
    if (value !== undefined && Number.isFinite(value)) return value;
    throw cellViolation("not-finite", submission, name, row, "a finite number");
  });
}

/** Requires every number of a column to be whole; integers of any size are. */
export function requireWholeNumbers(submission: Table, name: string): void {
  if (submission.column(name).type !== "float64") return;
  const values = requireNumbers(submission, name);
  // A double is compared as a label where it fits into 64 bits.
  const row = values.findIndex(
    (value) => !Number.isInteger(value) || value < -(2 ** 63) || value >= 2 ** 63,
  );
  if (row >= 0) throw cellViolation("not-a-label", submission, name, row, "a whole number");
}

/** Requires text in every cell of a column, or in every one that is not missing. */
export function requireTexts(
  submission: Table,
  name: string,
  { missing }: { missing: "allowed" | "refused" },
): void {
  const column = submission.column(name);
  for (let row = 0; row < column.length; row++) {
    if (column.isMissing(row)) {
      if (missing === "allowed") continue;
      throw cellViolation("missing-value", submission, name, row, "a text");
    }
    if (column.type === "text") continue;
    const expected = "a text; no cell of the column holds one";
    throw cellViolation("not-text", submission, name, row, expected);
  }
}

/** Requires values between two bounds, both allowed; missing values are not looked at. */
export function requireWithin(
  submission: Table,
  name: string,
  values: Float64Array,
  low: number,
  high: number,
): void {
  const row = values.findIndex((value) => value < low || value > high);
  if (row < 0) return;
  const expected =
    high === Infinity ? `a number from ${low} up` : `a number from ${low} to ${high}`;
  throw cellViolation("out-of-range", submission, name, row, expected);
}

/** A violation that names one cell of the submission. */
export function cellViolation(
  rule: string,
  submission: Table,
  column: string,
  row: number,
  expected: string,
): RuleViolation {
  const value = submission.column(column).textAt(row);
  const found = value === null ? "is missing" : `is ${quoted(value)}`;
  return new RuleViolation({
    rule,
    row: row + 1,
    column,
    value: value === null ? undefined : shortened(value),
    expected,
    message: `Row ${row + 1}, column "${column}": the value ${found}; expected ${expected}.`,
  });
}

/** A cell's text as messages show it. */
export function quoted(value: string): string {
  return JSON.stringify(shortened(value));
}

const SHOWN_CHARACTERS = 80;
const SHOWN_NAMES = 12;

function shortened(value: string): string {
  return value.length > SHOWN_CHARACTERS ? `${value.slice(0, SHOWN_CHARACTERS)}...` : value;
}

function listed(names: readonly string[]): string {
  const shown = names.slice(0, SHOWN_NAMES).map((name) => shortened(name));
  const rest = names.length - shown.length;
  if (shown.length === 0) return "no columns";
  return shown.join(", ") + (rest > 0 ? ` and ${rest} more` : "");
}

/** The first row whose cell alone is not a number; -1 where only the whole column is text. */
function firstNonNumber(column: Column): number {
  for (let row = 0; row < column.length; row++) {
    const text = column.textAt(row);
    if (text !== null && (text.trim() === "" || Number.isNaN(Number(text)))) return row;
  }
  return -1;
}

/** The row of the greatest number, which is what makes a column of numbers alone text. */
function rowOfGreatest(column: Column): number {
  let greatest = 0;
  const sizeAt = (row: number) => Math.abs(Number(column.textAt(row)));
  for (let row = 1; row < column.length; row++) {
    if (sizeAt(row) > sizeAt(greatest)) greatest = row;
  }
  return greatest;
}
