import { BoolColumn, MISSING_BOOL } from "./bool-column.ts";
import type { Column } from "./column-type.ts";
import { Float64Column } from "./float64-column.ts";
import { inferLargeIntegers } from "./infer-large-integers.ts";
import { Int64Column } from "./integer-column.ts";
import { isMissingWord } from "./missing-words.ts";
import { type FloatParser, isBlank, isDigit, parseFloatPlain } from "./parse-float.ts";
import { MISSING_END, MISSING_START, TextColumn } from "./text-column.ts";

/** The fields of one column: a byte range per row. */
export interface Fields {
  bytes: Buffer;
  starts: Uint32Array;
  ends: Uint32Array;
}

/**
 * Types a column as pandas does: the first of int64, float64, bool that every field fits, else
 * text. Integers with missing values are float64. Text keeps the given ranges.
 */
export function inferColumn(fields: Fields, parse: FloatParser): Column {
  if (fields.starts.length === 0) return new TextColumn(fields.bytes, fields.starts, fields.ends);
  const values = new Float64Array(fields.starts.length);
  const scan = scanIntegers(fields, values);
  if (scan.stop === "large") {
    const large = inferLargeIntegers(fields);
    if (large !== undefined) return large;
    return floats(fields, 0, values, parse) ?? bools(fields) ?? text(fields);
  }
  if (scan.stop === undefined) {
    // Adding 0 turns the -0 of "-0" into the integer 0.
    for (let row = 0; row < values.length; row++) values[row]! += 0;
    return scan.missing ? new Float64Column(values) : new Int64Column(values);
  }
  // The plain parser reads an integer of very many digits otherwise than the integer scan does.
  const firstRow = parse === parseFloatPlain ? 0 : scan.row;
  return floats(fields, firstRow, values, parse) ?? bools(fields) ?? text(fields);
}

interface IntegerScan {
  missing: boolean;
  /** The first row that stopped the scan. */
  row: number;
  /** Why: not an integer, or one of more digits than a double surely holds. */
  stop?: "not-integer" | "large";
}

function scanIntegers({ bytes, starts, ends }: Fields, values: Float64Array): IntegerScan {
  let missing = false;
  for (let row = 0; row < values.length; row++) {
    const end = ends[row]!;
    let i = starts[row]!;
    while (i < end && isBlank(bytes[i]!)) i++;
    const negative = bytes[i] === 0x2d;
    if (i < end && (negative || bytes[i] === 0x2b)) i++;
    const firstDigit = i;
    let value = 0;
    for (; i < end && isDigit(bytes[i]!); i++) value = value * 10 + (bytes[i]! - 0x30);
    const digitCount = i - firstDigit;
    while (i < end && isBlank(bytes[i]!)) i++;
    if (digitCount > 15 && value > Number.MAX_SAFE_INTEGER) return { missing, row, stop: "large" };
    if (digitCount > 0 && i === end) {
      values[row] = negative ? -value : value;
    } else if (isMissingWord(bytes, starts[row]!, end)) {
      values[row] = Number.NaN;
      missing = true;
    } else {
      return { missing, row, stop: "not-integer" };
    }
  }
  return { missing, row: values.length };
}

/** @param firstRow rows before it are already in `values`. */
function floats(
  { bytes, starts, ends }: Fields,
  firstRow: number,
  values: Float64Array,
  parse: FloatParser,
): Column | undefined {
  for (let row = firstRow; row < values.length; row++) {
    const value = parse(bytes, starts[row]!, ends[row]!);
    if (value !== undefined) values[row] = value;
    else if (isMissingWord(bytes, starts[row]!, ends[row]!)) values[row] = Number.NaN;
    else return undefined;
  }
  return new Float64Column(values);
}

function bools({ bytes, starts, ends }: Fields): Column | undefined {
  const values = new Uint8Array(starts.length);
  for (let row = 0; row < values.length; row++) {
    const start = starts[row]!;
    const end = ends[row]!;
    const length = end - start;
    const word =
      length === 4 || length === 5 ? bytes.toString("latin1", start, end).toLowerCase() : "";
    if (word === "true") values[row] = 1;
    else if (word === "false") values[row] = 0;
    else if (isMissingWord(bytes, start, end)) values[row] = MISSING_BOOL;
    else return undefined;
  }
  return new BoolColumn(values);
}

function text({ bytes, starts, ends }: Fields): Column {
  for (let row = 0; row < starts.length; row++) {
    if (isMissingWord(bytes, starts[row]!, ends[row]!)) {
      starts[row] = MISSING_START;
      ends[row] = MISSING_END;
    }
  }
  return new TextColumn(bytes, starts, ends);
}
