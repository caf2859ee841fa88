import type { ChunkRoom, Fields } from "./chunk-fields.ts";
import type { Column } from "./column-type.ts";
import { Float64Column } from "./float64-column.ts";
import { BigIntColumn } from "./integer-column.ts";
import { isMissingWord } from "./missing-words.ts";
import { textChunk } from "./text-chunk.ts";

const INT64_MIN = -(2n ** 63n);
const INT64_MAX = 2n ** 63n - 1n;
const UINT64_MAX = 2n ** 64n - 1n;
/** Blanks, sign, digits, and what follows them, over bytes read as Latin-1. */
const INTEGER = /^[ \t-\r]*([+-]?)(\d+)(.*)$/s;
const BLANKS = /^[ \t-\r]*$/;

/**
 * Types a column that holds integers beyond 2^53 as pandas does: int64, or uint64 when one exceeds
 * int64 and none is negative, or text when neither can hold all. Undefined when a field that is no
 * integer comes before any that exceeds int64; then the column may be one of floats.
 */
export function inferLargeIntegers(fields: Fields, room: ChunkRoom): Column | undefined {
  const { bytes, starts, ends } = fields;
  const values = new BigInt64Array(starts.length);
  const missing: number[] = [];
  for (let row = 0; row < starts.length; row++) {
    const parsed = parseInteger(bytes.toString("latin1", starts[row], ends[row]));
    if (parsed !== undefined && (parsed.value < INT64_MIN || parsed.value > INT64_MAX)) {
      return inferUnsigned(fields, room);
    }
    if (parsed?.whole) values[row] = parsed.value;
    else if (isMissingWord(bytes, starts[row]!, ends[row]!)) missing.push(row);
    else return undefined;
  }
  if (missing.length === 0) return new BigIntColumn("int64", values);
  // pandas marks missing integers by the smallest int64, which so becomes missing itself.
  const floats = Float64Array.from(values, (value) =>
    value === INT64_MIN ? Number.NaN : Number(value),
  );
  for (const row of missing) floats[row] = Number.NaN;
  return new Float64Column(floats);
}

function inferUnsigned(fields: Fields, room: ChunkRoom): Column | undefined {
  const { bytes, starts, ends } = fields;
  const values = new BigUint64Array(starts.length);
  const missing: number[] = [];
  let negative = false;
  let beyondInt64 = false;
  let beyondUint64 = false;
  for (let row = 0; row < starts.length && !beyondUint64; row++) {
    if (isMissingWord(bytes, starts[row]!, ends[row]!)) {
      missing.push(row);
      continue;
    }
    const field = bytes.toString("latin1", starts[row], ends[row]);
    if (/^[ \t-\r]*-/.test(field)) {
      negative = true;
      continue;
    }
    const parsed = parseInteger(field);
    if (parsed !== undefined && parsed.value > UINT64_MAX) beyondUint64 = true;
    else if (!parsed?.whole) return undefined;
    else {
      beyondInt64 ||= parsed.value > INT64_MAX;
      values[row] = parsed.value;
    }
  }
  if (!beyondUint64 && beyondInt64 && (negative || missing.length > 0)) {
    // pandas gives up on such a column and keeps every field as it stands, even missing words.
    return textChunk(fields, room, () => false);
  }
  if (!beyondUint64 && !negative) return new BigIntColumn("uint64", values);
  return textChunk(fields, room, isMissingWord);
}

/** The integer a field begins with, and whether it is all of the field but blanks. */
function parseInteger(field: string): { value: bigint; whole: boolean } | undefined {
  const match = INTEGER.exec(field);
  if (match === null) return undefined;
  const digits = match[2]!.replace(/^0+(?=\d)/, "");
  // Nobody needs to know how far beyond 64 bits a number is, and telling takes long.
  const value = digits.length > 20 ? 10n ** 20n : BigInt(digits);
  return { value: match[1] === "-" ? -value : value, whole: BLANKS.test(match[3]!) };
}
