import { isUtf8 } from "node:buffer";
import { type FileHandle, open } from "node:fs/promises";
import type { Column } from "./column-type.ts";
import { CsvError, lineOf } from "./csv-error.ts";
import { type Tokens, tokenize } from "./csv-tokenizer.ts";
import { headerNames } from "./header-names.ts";
import { chunkRowsOf, inferColumn } from "./infer-column.ts";
import { Table } from "./table.ts";

export { CsvError } from "./csv-error.ts";

export interface CsvReadOptions {
  /**
   * "exact" (the default) rounds correctly, as `float_precision="round_trip"` does; "plain" is
   * pandas' default parser, which may be off in the last place.
   */
  floats?: "exact" | "plain";
  /** What stands between fields; a comma unless given. */
  separator?: "," | "\t";
}

/** Byte positions are kept in 32 bits. */
const MAX_BYTES = 2 ** 32 - 2;
/** Parts of a file are read side by side, by several threads. */
const PART_BYTES = 2 ** 25;

/**
 * Reads a CSV file into a table as `pandas.read_csv` does (UTF-8, first line the header, default
 * missing words, types inferred over the whole column).
 *
 * @throws {CsvError} when the file is not such a CSV; file system errors pass through.
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
  const tokens = tokenize(input, owned, options.separator ?? ",");
  const { bytes, header, fields } = tokens;
  if (bytes.includes(0)) cutAtNul(tokens);
  const { width, rowCount } = fields;
  const chunkRows = chunkRowsOf(width);
  // The first row may have more fields than the header; pandas makes the leading ones its index.
  const indexWidth = width - header.length;
  const columns = headerNames(header).map((name, place): [string, Column] => {
    const starts = fields.starts[indexWidth + place]!.subarray(0, rowCount);
    const ends = fields.ends[indexWidth + place]!.subarray(0, rowCount);
    fields.release(indexWidth + place);
    return [name, inferColumn({ bytes, starts, ends }, options.floats ?? "exact", chunkRows)];
  });
  return Table.of(columns);
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

/** pandas holds fields as C strings, so a NUL ends one. */
function cutAtNul({ bytes, header, fields }: Tokens): void {
  for (let i = 0; i < header.length; i++) header[i] = header[i]!.split("\0", 1)[0]!;
  for (let column = 0; column < fields.width; column++) {
    for (let row = 0; row < fields.rowCount; row++) {
      const start = fields.starts[column]![row]!;
      const nul = bytes.subarray(start, fields.ends[column]![row]!).indexOf(0);
      if (nul >= 0) fields.ends[column]![row] = start + nul;
    }
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
