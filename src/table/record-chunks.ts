import { createReadStream } from "node:fs";
import { chunkRowsOf } from "./column-builder.ts";
import { CsvError } from "./csv-error.ts";
import { CsvTokenizer } from "./csv-tokenizer.ts";
import { RecordFinder } from "./record-finder.ts";

const BLOCK_BYTES = 1 << 22;

/**
 * A CSV file cut into CSV texts that each begin with its header and hold as many rows as pandas
 * types at a time, so that each, read on its own, comes out as that part of the whole does.
 * Memory for a few of them is needed, whatever the size of the file.
 *
 * @throws {CsvError} when a row at the beginning of a part is longer than the header.
 */
export async function* recordChunks(path: string): AsyncGenerator<Buffer> {
  const finder = new RecordFinder();
  let header: Buffer | undefined;
  let width = 0;
  let rowsPerChunk = 1;
  let parts: Buffer[] = [];
  let rows = 0;
  const complete = (): Buffer => {
    const chunk = Buffer.concat([header!, ...parts]);
    if (new CsvTokenizer(chunk, false, ",").width > width) {
      throw new CsvError("too-many-fields", `expected ${width} fields, a row has more`);
    }
    parts = [];
    rows = 0;
    return chunk;
  };
  for await (const block of createReadStream(path, { highWaterMark: BLOCK_BYTES })) {
    let rest = block as Buffer;
    while (rest.length > 0) {
      const found = finder.find(rest, rowsPerChunk - rows);
      parts.push(rest.subarray(0, found.end));
      rows += found.records;
      rest = rest.subarray(found.end);
      if (rows < rowsPerChunk) continue;
      if (header !== undefined) yield complete();
      else {
        header = Buffer.concat(parts);
        width = new CsvTokenizer(header, false, ",").width;
        rowsPerChunk = chunkRowsOf(width);
        parts = [];
        rows = 0;
      }
    }
  }
  if (header === undefined) {
    header = Buffer.concat(parts);
    width = new CsvTokenizer(header, false, ",").width;
    parts = [];
  }
  yield complete();
}
