import { createReadStream } from "node:fs";
import { chunkRowsOf } from "./column-builder.ts";
import { CsvError } from "./csv-error.ts";
import { CsvTokenizer } from "./csv-tokenizer.ts";

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;
const COMMA = 0x2c;

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

/** Finds where records end, as the tokenizer does, in a text that comes in blocks. */
class RecordFinder {
  #inQuotes = false;
  #quoteJustClosed = false;
  #atFieldStart = true;
  #lineIsBlank = true;

  /** Goes on until so many records have ended or the block does. */
  find(block: Buffer, wanted: number): { records: number; end: number } {
    let records = 0;
    let inQuotes = this.#inQuotes;
    let quoteJustClosed = this.#quoteJustClosed;
    let atFieldStart = this.#atFieldStart;
    let lineIsBlank = this.#lineIsBlank;
    let at = 0;
    while (at < block.length && records < wanted) {
      const byte = block[at++]!;
      if (inQuotes) {
        if (byte === QUOTE) {
          inQuotes = false;
          quoteJustClosed = true;
        }
        continue;
      }
      if (byte === QUOTE && (atFieldStart || quoteJustClosed)) {
        inQuotes = true;
        lineIsBlank = false;
        atFieldStart = false;
      } else if (byte === LF || byte === CR) {
        if (!lineIsBlank) records++;
        lineIsBlank = true;
        atFieldStart = true;
      } else if (byte === COMMA) {
        lineIsBlank = false;
        atFieldStart = true;
      } else {
        if (byte !== SPACE && byte !== TAB) lineIsBlank = false;
        atFieldStart = false;
      }
      quoteJustClosed = false;
    }
    this.#inQuotes = inQuotes;
    this.#quoteJustClosed = quoteJustClosed;
    this.#atFieldStart = atFieldStart;
    this.#lineIsBlank = lineIsBlank;
    return { records, end: at };
  }
}
