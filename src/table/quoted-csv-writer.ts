import { open } from "node:fs/promises";
import { cellWriter } from "./cell-writer.ts";
import { OutputBuffer } from "./output-buffer.ts";
import type { Table } from "./table.ts";

const CHUNK_BYTES = 1 << 20;
const COMMA = 0x2c;
const QUOTE = 0x22;
const LF = 0x0a;
const QUOTED_EMPTY = '""';

/**
 * Writes a table to a file as pandas' `to_csv(path, index=False, quoting=csv.QUOTE_NONNUMERIC)`
 * does: names, texts and whatever is missing in double quotes, numbers and booleans bare.
 */
export async function writeQuotedCsv(path: string, table: Table): Promise<void> {
  const file = await open(path, "w");
  try {
    const output = new QuotingBuffer(CHUNK_BYTES, ",");
    table.columnNames.forEach((name, place) => {
      if (place > 0) output.separator();
      const bytes = Buffer.from(name);
      output.field(bytes, 0, bytes.length);
    });
    output.lineFeed();
    const cells = [...table.entries()].map(([, column]) => cellWriter(column));
    for (let row = 0; row < table.rowCount; row++) {
      for (let place = 0; place < cells.length; place++) {
        if (place > 0) output.separator();
        const before = output.length;
        cells[place]!(row, output);
        if (output.length === before) output.ascii(QUOTED_EMPTY);
      }
      output.lineFeed();
      if (output.length < CHUNK_BYTES) continue;
      await file.writeFile(output.written());
      output.clear();
    }
    await file.writeFile(output.written());
  } finally {
    await file.close();
  }
}

/** Puts every text in quotes, not only those that need them. */
class QuotingBuffer extends OutputBuffer {
  override field(source: Uint8Array, start: number, end: number): void {
    const quotedAnyway = needsQuotes(source, start, end);
    if (!quotedAnyway) this.ascii('"');
    super.field(source, start, end);
    if (!quotedAnyway) this.ascii('"');
  }
}

function needsQuotes(source: Uint8Array, start: number, end: number): boolean {
  for (let i = start; i < end; i++) {
    const byte = source[i]!;
    if (byte === COMMA || byte === QUOTE || byte === LF) return true;
  }
  return false;
}
