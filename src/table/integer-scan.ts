import type { Fields } from "./chunk-fields.ts";
import { isMissingWord } from "./missing-words.ts";
import { isBlank, isDigit } from "./parse-float.ts";

const PLUS = 0x2b;
const MINUS = 0x2d;
const ZERO = 0x30;

/** How far a column reads as integers that doubles hold exactly. */
export interface IntegerScan {
  /** Whether a missing value was met. */
  missing: boolean;
  /** The row that stopped the scan, or the number of rows. */
  row: number;
  /** Why: not an integer, or one beyond 2^53. */
  stop?: "not-integer" | "large";
}

/** Reads fields into `values` as long as they are integers or missing (NaN). */
export function scanIntegers(fields: Fields, values: Float64Array): IntegerScan {
  const { bytes, starts, ends } = fields;
  let missing = false;
  let negativeZero = false;
  for (let row = 0; row < values.length; row++) {
    const start = starts[row]!;
    const end = ends[row]!;
    const negative = bytes[start] === MINUS;
    let i = negative ? start + 1 : start;
    let value = 0;
    if (end - i <= 9 && i < end) {
      for (; i < end; i++) {
        const digit = bytes[i]! - ZERO;
        if (digit < 0 || digit > 9) break;
        value = (value * 10 + digit) | 0;
      }
      if (i === end) {
        if (negative && value === 0) negativeZero = true;
        values[row] = negative ? -value : value;
        continue;
      }
    }
    value = integerAt(bytes, start, end);
    if (!Number.isNaN(value)) {
      if (Math.abs(value) > Number.MAX_SAFE_INTEGER) return { missing, row, stop: "large" };
      if (Object.is(value, -0)) negativeZero = true;
      values[row] = value;
    } else if (isMissingWord(bytes, start, end)) {
      values[row] = Number.NaN;
      missing = true;
    } else {
      return { missing, row, stop: "not-integer" };
    }
  }
  // Integers have no -0; in a column of floats the text "-0" is one.
  if (negativeZero) for (let row = 0; row < values.length; row++) values[row]! += 0;
  return { missing, row: values.length };
}

/**
 * An integer with blanks around and a sign; NaN if it is none. One beyond 2^53 is inexact and
 * counts even if other text follows, since pandas finds that it is too large before it finds that.
 */
function integerAt(bytes: Uint8Array, start: number, end: number): number {
  let i = start;
  while (i < end && isBlank(bytes[i]!)) i++;
  const negative = bytes[i] === MINUS;
  if (i < end && (negative || bytes[i] === PLUS)) i++;
  const firstDigit = i;
  let value = 0;
  for (; i < end && isDigit(bytes[i]!); i++) value = value * 10 + (bytes[i]! - ZERO);
  if (i === firstDigit) return Number.NaN;
  while (i < end && isBlank(bytes[i]!)) i++;
  if (i !== end && value <= Number.MAX_SAFE_INTEGER) return Number.NaN;
  return negative ? -value : value;
}
