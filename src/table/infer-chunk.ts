import { BoolColumn, MISSING_BOOL } from "./bool-column.ts";
import type { ChunkRoom, Fields } from "./chunk-fields.ts";
import type { Column } from "./column-type.ts";
import { DecimalReader, NOT_READ, READ_AS_PRINTED } from "./decimal-reader.ts";
import { Float64Column, NO_SOURCE } from "./float64-column.ts";
import { inferLargeIntegers } from "./infer-large-integers.ts";
import { Int64Column } from "./integer-column.ts";
import { scanIntegers } from "./integer-scan.ts";
import { isMissingWord } from "./missing-words.ts";
import { parseFloatExact, parseFloatPlain } from "./parse-float.ts";
import { textChunk } from "./text-chunk.ts";

/**
 * Types some rows of a column: the first of int64, float64, bool that every field fits, else text.
 * Integers with missing values are float64. The result may keep the room, but not the fields.
 */
export function inferChunk(fields: Fields, room: ChunkRoom, floats: "exact" | "plain"): Column {
  const { values } = room;
  const scan = scanIntegers(fields, values);
  if (scan.stop === undefined) {
    return scan.missing ? new Float64Column(values) : new Int64Column(values);
  }
  const large = scan.stop === "large" ? inferLargeIntegers(fields, room) : undefined;
  if (large !== undefined) return large;
  const numbers =
    floats === "plain" ? plainFloats(fields, room) : exactFloats(fields, room, scan.row);
  return numbers ?? bools(fields) ?? textChunk(fields, room, isMissingWord);
}

/** @param firstRow rows before it are already in `values`. */
function exactFloats(fields: Fields, room: ChunkRoom, firstRow: number): Column | undefined {
  const { bytes, starts, ends } = fields;
  const { values } = room;
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
  return withSource(fields, room, copyable);
}

/** All rows anew: the plain parser reads integers of many digits otherwise than the integer scan. */
function plainFloats(fields: Fields, room: ChunkRoom): Column | undefined {
  const { bytes, starts, ends } = fields;
  const { values } = room;
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
  return withSource(fields, room, copyable);
}

/** NaN if the field is missing, else undefined. */
function missing({ bytes, starts, ends }: Fields, row: number): number | undefined {
  return isMissingWord(bytes, starts[row]!, ends[row]!) ? Number.NaN : undefined;
}

function withSource(fields: Fields, room: ChunkRoom, copyable: Uint8Array): Float64Column {
  const { bytes, starts } = fields;
  for (let row = 0; row < starts.length; row++) {
    room.starts[row] = copyable[row] === 1 ? starts[row]! : NO_SOURCE;
  }
  return new Float64Column(room.values, { bytes, starts: room.starts });
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
