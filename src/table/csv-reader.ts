import { isUtf8 } from "node:buffer";
import { type FileHandle, open } from "node:fs/promises";
import { textColumn } from "./column.ts";
import { ColumnBuilder, chunkRowsOf } from "./column-builder.ts";
import { CsvError, lineOf } from "./csv-error.ts";
import { CsvTokenizer, fieldRanges } from "./csv-tokenizer.ts";
import { headerNames } from "./header-names.ts";
import type { Separator } from "./output-buffer.ts";
import { Table } from "./table.ts";

export { CsvError } from "./csv-error.ts";

export interface CsvReadOptions {
  /**
   * "exact" (the default) rounds correctly, as `float_precision="round_trip"` does; "plain" is
   * pandas' default parser, which may be off in the last place.
   */
  floats?: "exact" | "plain";
  /** What stands between fields; a comma unless given. */
  separator?: Separator;
  /** Columns that are text whatever they hold, as `dtype=str`; missing words are still missing. */
  textColumns?: readonly string[];
}

/** Byte positions are kept in 32 bits. */
const MAX_BYTES = 2 ** 32 - 2;
/** Parts of a file are read side by side, by several threads. */
const PART_BYTES = 2 ** 25;

/**
 * Reads a CSV file into a table as `pandas.read_csv` does: UTF-8, the first line the header, the
 * default missing words, types inferred (in large files chunk by chunk). Where the first row has
 * more fields than the header, the leading ones are pandas' index and are left out.
 *
 * @throws {CsvError} when pandas would refuse the file, or when it has more than 4 GiB or 131,072
 * columns; file system errors pass through.
 */
export async function readCsv(path: string, options: CsvReadOptions = {}): Promise<Table> {
  return parseOwned(await readWhole(path), options, true);
}

/** Reads CSV from memory; see `readCsv`. The table may go on using `bytes`, so do not change them. */
export function parseCsv(bytes: Uint8Array, options: CsvReadOptions = {}): Table {
  return parseOwned(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), options, false);
}

function parseOwned(input: Buffer, options: CsvReadOptions, owned: boolean): Table {
  if (!isUtf8(input)) throw notUtf8(input);
  const tokenizer = new CsvTokenizer(input, owned, options.separator ?? ",");
  const { width } = tokenizer;
  // pandas holds fields as C strings, so a NUL ends one.
  const hasNul = input.includes(0);
  const names = headerNames(tokenizer.header.map((name) => name.split("\0", 1)[0]!));
  // The first row may have more fields than the header; pandas makes the leading ones its index.
  const indexWidth = width - names.length;
  // No row is shorter than two bytes, but for the last.
  const ranges = fieldRanges(width, Math.min(chunkRowsOf(width), 1 + (input.length >> 1)));
  let builders: ColumnBuilder[] = [];
  for (let count = tokenizer.nextRows(ranges); count > 0; count = tokenizer.nextRows(ranges)) {
    if (builders.length === 0) {
      const { expectedRows } = tokenizer;
      builders = names.map((name) => {
        const isText = options.textColumns?.includes(name);
        return new ColumnBuilder(isText ? "text" : (options.floats ?? "exact"), expectedRows);
      });
    }
    const { bytes } = tokenizer;
    builders.forEach((builder, place) => {
      const starts = ranges.starts[indexWidth + place]!.subarray(0, count);
      const ends = ranges.ends[indexWidth + place]!.subarray(0, count);
      if (hasNul) cutAtNul(bytes, starts, ends);
      builder.add({ bytes, starts, ends });
    });
  }
  return Table.of(
    names.map((name, place) => [name, builders[place]?.finish(tokenizer.bytes) ?? textColumn([])]),
  );
}

async function readWhole(path: string): Promise<Buffer> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    if (size > MAX_BYTES) {
      throw new CsvError(
        "too-large",
        `${path} has ${size} bytes, more than the ${MAX_BYTES} that fit`,
      );
    }
    const bytes = Buffer.allocUnsafeSlow(size);
    const parts: Promise<number>[] = [];
    for (let first = 0; first < size; first += PART_BYTES) {
      parts.push(readPart(file, bytes, first, Math.min(first + PART_BYTES, size)));
    }
    const read = (await Promise.all(parts)).reduce((sum, count) => sum + count, 0);
    if (read !== size) throw new Error(`${path} became shorter while it was read`);
    return bytes;
  } finally {
    await file.close();
  }
}

async function readPart(
  file: FileHandle,
  bytes: Buffer,
  first: number,
  after: number,
): Promise<number> {
  let position = first;
  while (position < after) {
    const { bytesRead } = await file.read(bytes, position, after - position, position);
    if (bytesRead === 0) break;
    position += bytesRead;
  }
  return position - first;
}

function cutAtNul(bytes: Buffer, starts: Uint32Array, ends: Uint32Array): void {
  for (let row = 0; row < starts.length; row++) {
    const nul = bytes.subarray(starts[row]!, ends[row]!).indexOf(0);
    if (nul >= 0) ends[row] = starts[row]! + nul;
  }
}

function notUtf8(bytes: Buffer): CsvError {
  let valid = 0;
  let end = bytes.length;
  // Bisects the text for the end of its valid beginning, always between two characters.
  while (end - valid > 4) {
    let middle = (valid + end) >>> 1;
    while (middle > valid && (bytes[middle]! & 0xc0) === 0x80) middle--;
    if (middle === valid) break;
    if (isUtf8(bytes.subarray(valid, middle))) valid = middle;
    else end = middle;
  }
  return new CsvError("not-utf8", "this is not UTF-8 text", lineOf(bytes, valid));
}
