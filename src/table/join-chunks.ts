import { BoolColumn } from "./bool-column.ts";
import type { ChunkRoom } from "./chunk-fields.ts";
import type { Column } from "./column-type.ts";
import { Float64Column, NO_SOURCE } from "./float64-column.ts";
import { BigIntColumn, Int64Column } from "./integer-column.ts";
import { TextColumn } from "./text-column.ts";

/** The arrays of a whole column, of which its chunks hold parts. */
interface WholeColumn extends ChunkRoom {
  bytes: Buffer;
}

/**
 * Joins the chunks of a column to the type that holds all of them, as NumPy's concatenation does.
 * Booleans beside numbers count as 0 and 1; beside text every value is as it would be printed.
 */
export function joinChunks(chunks: readonly Column[], whole: WholeColumn): Column {
  const types = new Set(chunks.map((chunk) => chunk.type));
  if (chunks.every((chunk) => chunk instanceof TextColumn)) {
    return new TextColumn(whole.bytes, whole.starts, whole.ends);
  }
  const booleansMissing = chunks.some((chunk) => chunk instanceof BoolColumn && chunk.hasMissing);
  if (types.has("bool") && (booleansMissing || types.size === 1)) {
    const others = chunks.filter((chunk) => chunk.type !== "bool");
    return others.every(allMissing) ? joinBooleans(chunks) : joinTexts(chunks);
  }
  if (types.has("text")) return joinTexts(chunks);
  if (types.has("float64") || (types.has("uint64") && types.has("int64"))) {
    return joinFloats(chunks, whole);
  }
  return joinIntegers(chunks, whole.values);
}

function allMissing(chunk: Column): boolean {
  for (let row = 0; row < chunk.length; row++) if (!chunk.isMissing(row)) return false;
  return true;
}

function joinBooleans(chunks: readonly Column[]): Column {
  return BoolColumn.of(chunks.flatMap((chunk) => valuesOf<boolean>(chunk)));
}

function joinTexts(chunks: readonly Column[]): Column {
  return TextColumn.of(
    chunks.flatMap((chunk) => Array.from({ length: chunk.length }, (_, row) => chunk.textAt(row))),
  );
}

function joinFloats(chunks: readonly Column[], { bytes, starts, values }: WholeColumn): Column {
  writeNumbers(chunks, values);
  let first = 0;
  for (const chunk of chunks) {
    const after = first + chunk.length;
    if (!(chunk instanceof Float64Column && chunk.source)) starts.fill(NO_SOURCE, first, after);
    first = after;
  }
  return new Float64Column(values, { bytes, starts });
}

function joinIntegers(chunks: readonly Column[], values: Float64Array): Column {
  if (!chunks.some((chunk) => chunk instanceof BigIntColumn)) {
    writeNumbers(chunks, values);
    return new Int64Column(values);
  }
  const integers = chunks.flatMap((chunk) =>
    valuesOf<number | bigint | boolean>(chunk).map(BigInt),
  );
  return chunks.some((chunk) => chunk.type === "uint64")
    ? new BigIntColumn("uint64", BigUint64Array.from(integers))
    : new BigIntColumn("int64", BigInt64Array.from(integers));
}

/** Fills in the numbers of the chunks that are not already parts of `values`. */
function writeNumbers(chunks: readonly Column[], values: Float64Array): void {
  let first = 0;
  for (const chunk of chunks) {
    const shared = chunk instanceof Int64Column || chunk instanceof Float64Column;
    if (!shared || chunk.values.buffer !== values.buffer) {
      for (let row = 0; row < chunk.length; row++) values[first + row] = chunk.numberAt(row);
    }
    first += chunk.length;
  }
}

function valuesOf<T>(chunk: Column): T[] {
  return Array.from({ length: chunk.length }, (_, row) => chunk.valueAt(row) as T);
}
