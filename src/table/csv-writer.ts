import { open } from "node:fs/promises";
import { cellWriter } from "./cell-writer.ts";
import { OutputBuffer } from "./output-buffer.ts";
import type { Table } from "./table.ts";

const CHUNK_BYTES = 1 << 20;
const QUOTED_EMPTY = '""';

/** A table as CSV text, as pandas' `to_csv(index=False)` writes it. */
export function csvText(table: Table): string {
  const output = new OutputBuffer(1 << 12);
  const writeRow = rowWriter(table);
  writeHeader(table, output);
  for (let row = 0; row < table.rowCount; row++) writeRow(row, output);
  return output.written().toString();
}

/**
 * Writes a table to a file as pandas' `to_csv(path, index=False)` does. The file at `path` is
 * replaced as it goes, so a caller that must not leave half a file writes beside it and renames.
 */
export async function writeCsv(path: string, table: Table): Promise<void> {
  const file = await open(path, "w");
  let written: Promise<void> = Promise.resolve();
  try {
    const writeRow = rowWriter(table);
    // While one buffer is on its way to the disk, the next is filled.
    let output = new OutputBuffer(CHUNK_BYTES + (1 << 16));
    let other = new OutputBuffer(CHUNK_BYTES + (1 << 16));
    writeHeader(table, output);
    for (let row = 0; row < table.rowCount; row++) {
      writeRow(row, output);
      if (output.length < CHUNK_BYTES) continue;
      await written;
      written = file.writeFile(output.written());
      [output, other] = [other, output];
      output.clear();
    }
    await written;
    await file.writeFile(output.written());
  } finally {
    await written.catch(() => {});
    await file.close();
  }
}

function writeHeader(table: Table, output: OutputBuffer): void {
  const names = table.columnNames;
  names.forEach((name, place) => {
    if (place > 0) output.comma();
    const bytes = Buffer.from(name);
    if (names.length === 1 && bytes.length === 0) output.ascii(QUOTED_EMPTY);
    else output.field(bytes, 0, bytes.length);
  });
  output.lineFeed();
}

function rowWriter(table: Table): (row: number, output: OutputBuffer) => void {
  const cells = [...table.entries()].map(([, column]) => cellWriter(column));
  if (cells.length === 1) {
    const only = cells[0]!;
    return (row, output) => {
      const before = output.length;
      only(row, output);
      // An empty line would be skipped by whoever reads it.
      if (output.length === before) output.ascii(QUOTED_EMPTY);
      output.lineFeed();
    };
  }
  return (row, output) => {
    for (let place = 0; place < cells.length; place++) {
      if (place > 0) output.comma();
      cells[place]!(row, output);
    }
    output.lineFeed();
  };
}
