import type { Column } from "./column-type.ts";
import { type Fields, inferChunk } from "./infer-chunk.ts";
import { joinChunks } from "./join-chunks.ts";
import { TextColumn } from "./text-column.ts";

/**
 * Types a column as pandas does, which reads a large file in chunks, types each chunk on its own,
 * and joins what came out. So in a column of text a chunk of numbers is printed as numbers are:
 * `007` as `7`.
 */
export function inferColumn(fields: Fields, floats: "exact" | "plain", chunkRows: number): Column {
  const { bytes, starts, ends } = fields;
  const rowCount = starts.length;
  if (rowCount === 0) return new TextColumn(bytes, starts, ends);
  const values = new Float64Array(rowCount);
  const chunks: Column[] = [];
  for (let first = 0; first < rowCount; first += chunkRows) {
    const after = first + chunkRows;
    chunks.push(
      inferChunk(
        { bytes, starts: starts.subarray(first, after), ends: ends.subarray(first, after) },
        values.subarray(first, after),
        floats,
      ),
    );
  }
  return chunks.length === 1 ? chunks[0]! : joinChunks(chunks, { ...fields, values });
}

/** The rows that pandas types at a time: a power of two near 2^20 fields. */
export function chunkRowsOf(width: number): number {
  const limit = Math.floor(2 ** 20 / width);
  let rows = 1;
  while (rows * 2 < limit) rows *= 2;
  return rows;
}
