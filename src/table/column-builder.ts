import type { ChunkRoom, Fields } from "./chunk-fields.ts";
import type { Column } from "./column-type.ts";
import { inferChunk } from "./infer-chunk.ts";
import { joinChunks } from "./join-chunks.ts";
import { isMissingWord } from "./missing-words.ts";
import { textChunk } from "./text-chunk.ts";
import { TextColumn } from "./text-column.ts";

/**
 * Types a column as pandas does, which reads a large file in chunks, types each chunk on its own,
 * and joins what came out. So in a column of text a chunk of numbers is printed as numbers are:
 * `007` as `7`.
 */
export class ColumnBuilder {
  readonly #kind: "exact" | "plain" | "text";
  readonly #chunks: Column[] = [];
  #rowCount = 0;
  #room: ChunkRoom;

  /**
   * @param kind how floats are read where the type is inferred, or "text" where it is not.
   * @param expectedRows room for so many rows is made at first.
   */
  constructor(kind: "exact" | "plain" | "text", expectedRows: number) {
    this.#kind = kind;
    this.#room = roomFor(expectedRows);
  }

  /** Adds the fields of a chunk, which are not kept. */
  add(fields: Fields): void {
    const first = this.#rowCount;
    const after = first + fields.starts.length;
    if (after > this.#room.values.length) this.#grow(after);
    const room = part(this.#room, first, after);
    this.#chunks.push(
      this.#kind === "text"
        ? textChunk(fields, room, isMissingWord)
        : inferChunk(fields, room, this.#kind),
    );
    this.#rowCount = after;
  }

  /** @param bytes the bytes that the fields of all chunks lie in. */
  finish(bytes: Buffer): Column {
    if (this.#chunks.length === 1) return this.#chunks[0]!;
    const { values, starts, ends } = part(this.#room, 0, this.#rowCount);
    if (this.#rowCount === 0) return new TextColumn(bytes, starts, ends);
    return joinChunks(this.#chunks, { bytes, values, starts, ends });
  }

  #grow(rowCount: number): void {
    const larger = roomFor(Math.ceil(rowCount * 1.2));
    larger.values.set(this.#room.values);
    larger.starts.set(this.#room.starts);
    larger.ends.set(this.#room.ends);
    this.#room = larger;
  }
}

/** The rows that pandas types at a time: a power of two near 2^20 fields. */
export function chunkRowsOf(width: number): number {
  const limit = Math.floor(2 ** 20 / width);
  let rows = 1;
  while (rows * 2 < limit) rows *= 2;
  return rows;
}

function roomFor(rowCount: number): ChunkRoom {
  return {
    values: new Float64Array(rowCount),
    starts: new Uint32Array(rowCount),
    ends: new Uint32Array(rowCount),
  };
}

function part({ values, starts, ends }: ChunkRoom, first: number, after: number): ChunkRoom {
  return {
    values: values.subarray(first, after),
    starts: starts.subarray(first, after),
    ends: ends.subarray(first, after),
  };
}
