import { open } from "node:fs/promises";
import { type CellWriter, cellWriter } from "./cell-writer.ts";
import { generalFloatText } from "./general-float.ts";
import { OutputBuffer, type Separator } from "./output-buffer.ts";
import { QuotingBuffer } from "./quoting-buffer.ts";
import { RowSelection } from "./row-selection.ts";
import { Table } from "./table.ts";

/** Output is handed to the disk in pieces of at least this size. */
const CHUNK_BYTES = 1 << 20;
/** Blocks of rows have about this many cells, so that they stay in the processor's cache. */
const BLOCK_CELLS = 1 << 15;
const QUOTED_EMPTY = '""';

export interface CsvWriteOptions {
  /** What stands between fields; a comma unless given. */
  separator?: Separator;
  /**
   * "minimal" (the default) quotes where a field needs it; "non-numeric", as
   * `quoting=csv.QUOTE_NONNUMERIC`, also every name and text and whatever is missing.
   */
  quoting?: "minimal" | "non-numeric";
  /** Floats have so many digits, as with `float_format="%.<digits>g"`; the shortest text else. */
  significantDigits?: number;
}

/** A table as CSV text, as pandas' `to_csv(index=False)` writes it. */
export function csvText(table: Table, options: CsvWriteOptions = {}): string {
  const output = outputFor(options, 1 << 12);
  writeHeader(table, output);
  for (const block of blocksOf(table, options)) writeRows(block, output);
  return output.written().toString();
}

/**
 * Writes a table to a file as pandas' `to_csv(path, index=False)` does. The file at `path` is
 * replaced as it goes, so a caller that must not leave half a file writes beside it and renames.
 * @param tables the rows of several tables come one after another, under the first one's header.
 */
export async function writeCsv(
  path: string,
  tables: Table | AsyncIterable<Table>,
  options: CsvWriteOptions = {},
): Promise<void> {
  const file = await open(path, "w");
  let written: Promise<void> = Promise.resolve();
  try {
    // While one buffer is on its way to the disk, the next is filled.
    let output = outputFor(options, CHUNK_BYTES);
    let other = outputFor(options, CHUNK_BYTES);
    let isFirst = true;
    for await (const table of tables instanceof Table ? [tables] : tables) {
      if (isFirst) writeHeader(table, output);
      isFirst = false;
      for (const block of blocksOf(table, options)) {
        writeRows(block, output);
        if (output.length < CHUNK_BYTES) continue;
        await written;
        written = file.writeFile(output.written());
        [output, other] = [other, output];
        output.clear();
      }
    }
    await written;
    await file.writeFile(output.written());
  } finally {
    await written.catch(() => {});
    await file.close();
  }
}

/** Some rows of all columns. */
interface Block {
  rowCount: number;
  cells: CellWriter[];
  /** For each column, which of its rows is the block's first. */
  firstRows: number[];
}

/**
 * A table in blocks of rows. Rows chosen of another table are gathered block by block and column
 * by column: far apart in memory, they come several times faster so than row by row.
 */
function* blocksOf(table: Table, options: CsvWriteOptions): Generator<Block> {
  const writerOf = cellWriterFor(options);
  const stored = table.storedColumns();
  const whole = stored.map((column) =>
    column instanceof RowSelection ? undefined : writerOf(column),
  );
  const blockRows = Math.max(16, Math.floor(BLOCK_CELLS / Math.max(stored.length, 1)));
  for (let first = 0; first < table.rowCount; first += blockRows) {
    const after = Math.min(first + blockRows, table.rowCount);
    yield {
      rowCount: after - first,
      cells: stored.map((column, place) =>
        column instanceof RowSelection
          ? writerOf(column.base, column.rows.subarray(first, after))
          : whole[place]!,
      ),
      firstRows: stored.map((column) => (column instanceof RowSelection ? 0 : first)),
    };
  }
}

function outputFor({ separator = ",", quoting }: CsvWriteOptions, capacity: number): OutputBuffer {
  return quoting === "non-numeric"
    ? new QuotingBuffer(capacity, separator)
    : new OutputBuffer(capacity, separator);
}

function cellWriterFor({ quoting, significantDigits }: CsvWriteOptions): typeof cellWriter {
  const writerOf = significantDigits === undefined ? cellWriter : roundingFloats(significantDigits);
  return quoting === "non-numeric" ? quotingMissing(writerOf) : writerOf;
}

function roundingFloats(digits: number): typeof cellWriter {
  return (column, rows) => {
    if (column.type !== "float64") return cellWriter(column, rows);
    return (row, output) => {
      const value = column.numberAt(rows === undefined ? row : rows[row]!);
      if (!Number.isNaN(value)) output.ascii(generalFloatText(value, digits));
    };
  };
}

/** Quotes where a field would be left empty. */
function quotingMissing(writerOf: typeof cellWriter): typeof cellWriter {
  return (column, rows) => {
    const write = writerOf(column, rows);
    return (row, output) => {
      const before = output.length;
      write(row, output);
      if (output.length === before) output.ascii(QUOTED_EMPTY);
    };
  };
}

function writeHeader(table: Table, output: OutputBuffer): void {
  const names = table.columnNames;
  names.forEach((name, place) => {
    if (place > 0) output.separator();
    const bytes = Buffer.from(name);
    if (names.length === 1 && bytes.length === 0) output.ascii(QUOTED_EMPTY);
    else output.field(bytes, 0, bytes.length);
  });
  output.lineFeed();
}

function writeRows({ rowCount, cells, firstRows }: Block, output: OutputBuffer): void {
  if (cells.length === 1) {
    writeOnlyColumn(cells[0]!, firstRows[0]!, rowCount, output);
    return;
  }
  for (let row = 0; row < rowCount; row++) {
    for (let place = 0; place < cells.length; place++) {
      if (place > 0) output.separator();
      cells[place]!(firstRows[place]! + row, output);
    }
    output.lineFeed();
  }
}

/** An empty line would be skipped by whoever reads it, so it gets quotes. */
function writeOnlyColumn(
  write: CellWriter,
  firstRow: number,
  rowCount: number,
  output: OutputBuffer,
): void {
  for (let row = firstRow; row < firstRow + rowCount; row++) {
    const before = output.length;
    write(row, output);
    if (output.length === before) output.ascii(QUOTED_EMPTY);
    output.lineFeed();
  }
}
