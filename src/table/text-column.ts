import type { Column } from "./column-type.ts";

/** `starts[row]` and `ends[row]` of a missing text: a range no text can have. */
export const MISSING_START = 1;
export const MISSING_END = 0;

/**
 * Text as byte ranges of a shared UTF-8 buffer; a JavaScript string is made only when asked for.
 * `take` copies ranges, never bytes.
 */
export class TextColumn implements Column {
  readonly type = "text";
  readonly bytes: Buffer;
  readonly starts: Uint32Array;
  readonly ends: Uint32Array;

  constructor(bytes: Buffer, starts: Uint32Array, ends: Uint32Array) {
    this.bytes = bytes;
    this.starts = starts;
    this.ends = ends;
  }

  static of(values: ArrayLike<string | null>): TextColumn {
    const starts = new Uint32Array(values.length);
    const ends = new Uint32Array(values.length);
    let size = 0;
    for (let row = 0; row < values.length; row++) {
      const value = values[row]!;
      if (value !== null) size += Buffer.byteLength(value);
    }
    const bytes = Buffer.alloc(size);
    let used = 0;
    for (let row = 0; row < values.length; row++) {
      const value = values[row]!;
      if (value === null) {
        starts[row] = MISSING_START;
        ends[row] = MISSING_END;
      } else {
        starts[row] = used;
        used += bytes.write(value, used);
        ends[row] = used;
      }
    }
    return new TextColumn(bytes, starts, ends);
  }

  get length(): number {
    return this.starts.length;
  }

  isMissing(row: number): boolean {
    return this.starts[row]! > this.ends[row]!;
  }

  numberAt(row: number): number {
    throw new TypeError(
      `row ${row} is text (${JSON.stringify(this.textAt(row))}) where a number is needed`,
    );
  }

  textAt(row: number): string | null {
    const start = this.starts[row]!;
    const end = this.ends[row]!;
    return start > end ? null : this.bytes.toString("utf8", start, end);
  }

  valueAt(row: number): string | null {
    return this.textAt(row);
  }

  take(rows: ArrayLike<number>): TextColumn {
    const { bytes, starts, ends } = this;
    const takenStarts = new Uint32Array(rows.length);
    const takenEnds = new Uint32Array(rows.length);
    for (let i = 0; i < rows.length; i++) {
      const row = rows[i]!;
      takenStarts[i] = starts[row]!;
      takenEnds[i] = ends[row]!;
    }
    return new TextColumn(bytes, takenStarts, takenEnds);
  }
}
