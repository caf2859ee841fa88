import { BoolColumn, MISSING_BOOL } from "./bool-column.ts";
import type { Column } from "./column-type.ts";
import { DecimalReader, NOT_READ, READ_AS_PRINTED } from "./decimal-reader.ts";
import { Float64Column, NO_SOURCE } from "./float64-column.ts";
import { inferLargeIntegers } from "./infer-large-integers.ts";
import { Int64Column } from "./integer-column.ts";
import { scanIntegers } from "./integer-scan.ts";
import { isMissingWord } from "./missing-words.ts";
import { parseFloatExact, parseFloatPlain } from "./parse-float.ts";
import { MISSING_END, MISSING_START, TextColumn } from "./text-column.ts";

/** The fields of one column: a byte range per row. */
export interface Fields {
  bytes: Buffer;
  starts: Uint32Array;
  ends: Uint32Array;
}

/**
 * Types some rows of a column: the first of int64, float64, bool that every field fits, else text.
 * Integers with missing values are float64. The result may keep the given arrays.
 *
 * @param values room for a number per row
 */
export function inferChunk(
  fields: Fields,
  values: Float64Array,
  floats: "exact" | "plain",
): Column {
  const scan = scanIntegers(fields, values);
  if (scan.stop === undefined) {
    return scan.missing ? new Float64Column(values) : new Int64Column(values);
  }
  const large = scan.stop === "large" ? inferLargeIntegers(fields) : undefined;
  if (large !== undefined) return large;
  const numbers =
    floats === "plain" ? plainFloats(fields, values) : exactFloats(fields, values, scan.row);
  return numbers ?? bools(fields) ?? text(fields);
}

/** @param firstRow rows before it are already in `values`. */
function exactFloats(fields: Fields, values: Float64Array, firstRow: number): Column | undefined {
  const { bytes, starts, ends } = fields;
  const reader = new DecimalReader(bytes, values);
  const copyable = new Uint8Array(values.length);
  for (let row = firstRow; row < values.length; row++) {
    const start = starts[row]!;
    const end = ends[row]!;
    const kind = reader.read(start, end, row);
    if (kind === READ_AS_PRINTED) copyable[row] = 1;
    else if (kind === NOT_READ) {
      const value = parseFloatExact(bytes, start, end) ?? missing(fields, row);
      if (value === undefined) return undefined;
      values[row] = value;
    }
  }
  return withSource(fields, values, copyable);
}

/** All rows anew: the plain parser reads integers of many digits otherwise than the integer scan. */
function plainFloats(fields: Fields, values: Float64Array): Column | undefined {
  const { bytes, starts, ends } = fields;
  const reader = new DecimalReader(bytes, values);
  const copyable = new Uint8Array(values.length);
  for (let row = 0; row < values.length; row++) {
    const start = starts[row]!;
    const end = ends[row]!;
    const kind = reader.read(start, end, row);
    const value = parseFloatPlain(bytes, start, end) ?? missing(fields, row);
    if (value === undefined) return undefined;
    if (kind === READ_AS_PRINTED && value === values[row]) copyable[row] = 1;
    values[row] = value;
  }
  return withSource(fields, values, copyable);
}

/** NaN if the field is missing, else undefined. */
function missing({ bytes, starts, ends }: Fields, row: number): number | undefined {
  return isMissingWord(bytes, starts[row]!, ends[row]!) ? Number.NaN : undefined;
}

/** To be called once the column is known to be one of numbers: a text needs all its starts. */
function withSource(
  { bytes, starts }: Fields,
  values: Float64Array,
  copyable: Uint8Array,
): Float64Column {
  for (let row = 0; row < starts.length; row++) if (copyable[row] === 0) starts[row] = NO_SOURCE;
  return new Float64Column(values, { bytes, starts });
}

function bools({ bytes, starts, ends }: Fields): Column | undefined {
  const values = new Uint8Array(starts.length);
  for (let row = 0; row < values.length; row++) {
    const start = starts[row]!;
    const end = ends[row]!;
    if (isWord(bytes, start, end, "true")) values[row] = 1;
    else if (isWord(bytes, start, end, "false")) values[row] = 0;
    else if (isMissingWord(bytes, start, end)) values[row] = MISSING_BOOL;
    else return undefined;
  }
  return new BoolColumn(values);
}

/** Whether a field is a word of small letters, in any case. */
function isWord(bytes: Uint8Array, start: number, end: number, word: string): boolean {
  if (end - start !== word.length) return false;
  for (let i = 0; i < word.length; i++) {
    if ((bytes[start + i]! | 0x20) !== word.charCodeAt(i)) return false;
  }
  return true;
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
