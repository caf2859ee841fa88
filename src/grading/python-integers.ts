import { asciiDigits } from "../metrics/ascii-digits.ts";
import { splitWords } from "../metrics/words.ts";
import type { Table } from "../table/table.ts";
import { cellViolation } from "./columns.ts";

/** Python's `sys.int_max_str_digits`. */
const MAX_DIGITS = 4300;
const INTEGER = /^[+-]?\p{Nd}+(?:_\p{Nd}+)*$/u;

/**
 * The integer that Python's `int(text)` reads: white space around it, a sign, leading zeros, single
 * underscores between digits and the digits of all scripts are allowed, more than 4300 digits are not.
 */
export function pythonInteger(text: string): bigint | undefined {
  const words = splitWords(text);
  if (words.length !== 1 || !INTEGER.test(words[0]!)) return undefined;
  const ascii = asciiDigits(words[0]!).replaceAll("_", "");
  const digits = ascii.replace(/^[+-]/, "");
  if (digits.length > MAX_DIGITS) return undefined;
  const size = BigInt(digits);
  return ascii.startsWith("-") ? -size : size;
}

/**
 * A column's cells as 64-bit integers, as Python's `int` and pandas' `astype(int)` turn them:
 * numbers are cut towards zero, booleans are 0 and 1, and in a column of text every cell must be an
 * integer.
 * @throws {RuleViolation} naming the first cell that cannot be one.
 */
export function requireIntegers(submission: Table, name: string): BigInt64Array {
  const column = submission.column(name);
  return BigInt64Array.from({ length: column.length }, (_, row) => {
    const value = column.valueAt(row);
    const integer =
      typeof value === "string"
        ? pythonInteger(value)
        : typeof value === "number"
          ? truncated(value)
          : value === null
            ? undefined
            : BigInt(value);
    if (integer !== undefined && BigInt.asIntN(64, integer) === integer) return integer;
    throw cellViolation("not-an-integer", submission, name, row, "a whole number");
  });
}

function truncated(value: number): bigint | undefined {
  return Number.isFinite(value) ? BigInt(Math.trunc(value)) : undefined;
}
