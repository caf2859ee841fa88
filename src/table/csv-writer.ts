import { open } from "node:fs/promises";
import type { Column } from "./column-type.ts";
import { OutputBuffer } from "./output-buffer.ts";
import type { Table } from "./table.ts";
import { TextColumn } from "./text-column.ts";

const CHUNK_BYTES = 1 << 22;
const QUOTED_EMPTY = Buffer.from('""');

/** A table as CSV text, as pandas' `to_csv(index=False)` writes it. */
export function csvText(table: Table): string {
  const output = new OutputBuffer(1 << 16);
  const write = rowWriter(table, output);
  writeHeader(table, output);
  for (let row = 0; row < table.rowCount; row++) write(row);
  return output.toString();
}

/** Writes a table to a file as pandas' `to_csv(path, index=False)` does. */
export async function writeCsv(path: string, table: Table): Promise<void> {
  const file = await open(path, "w");
  try {
    const output = new OutputBuffer(CHUNK_BYTES + (1 << 16));
    const write = rowWriter(table, output);
    writeHeader(table, output);
    for (let row = 0; row < table.rowCount; row++) {
      write(row);
      if (output.length >= CHUNK_BYTES) {
        await file.writeFile(output.written());
        output.clear();
      }
    }
    await file.writeFile(output.written());
  } finally {
    await file.close();
  }
}

function writeHeader(table: Table, output: OutputBuffer): void {
  const names = table.columnNames;
  names.forEach((name, place) => {
    if (place > 0) output.comma();
    const bytes = Buffer.from(name);
    if (names.length === 1 && bytes.length === 0) output.raw(QUOTED_EMPTY);
    else output.field(bytes, 0, bytes.length);
  });
  output.lineFeed();
}

function rowWriter(table: Table, output: OutputBuffer): (row: number) => void {
  const cells = [...table.entries()].map(([, column]) => cellWriter(column, output));
  if (cells.length === 1) {
    const only = cells[0]!;
    return (row) => {
      const before = output.length;
      only(row);
      if (output.length === before) output.raw(QUOTED_EMPTY);
      output.lineFeed();
    };
  }
  return (row) => {
    for (let place = 0; place < cells.length; place++) {
      if (place > 0) output.comma();
      cells[place]!(row);
    }
    output.lineFeed();
  };
}

function cellWriter(column: Column, output: OutputBuffer): (row: number) => void {
  if (column instanceof TextColumn) {
    const { bytes, starts, ends } = column;
    return (row) => output.field(bytes, starts[row]!, ends[row]!);
  }
  return (row) => {
    const text = column.textAt(row);
    if (text !== null) output.ascii(text);
  };
}
