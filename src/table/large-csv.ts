import { mkdir, open, stat } from "node:fs/promises";
import { type CellWriter, cellWriter } from "./cell-writer.ts";
import type { CellValue, ColumnType } from "./column.ts";
import { type CsvReadOptions, parseCsv } from "./csv-reader.ts";
import { csvText } from "./csv-writer.ts";
import { asType, columnOf, JoinedTypes } from "./joined-types.ts";
import { OutputBuffer } from "./output-buffer.ts";
import { recordChunks } from "./record-chunks.ts";
import { RowBuckets } from "./row-buckets.ts";
import { Table } from "./table.ts";

/** Of what is written about so many bytes are in memory at a time, twice. */
const BUCKET_BYTES = 2 ** 26;
const NOT_WANTED = 0xffffffff;
const MEGABYTE = 1e6;

export type LargeCsvOptions = Pick<CsvReadOptions, "textColumns">;

/** Told what is being done with a large file, and how far it has come. */
export type LargeCsvListener = (step: string, done: number, total: number) => void;

/**
 * A CSV file that is too large for memory: typed like `readCsv` does, but read anew for everything
 * that is asked of it. Needs some 4 bytes a row, and a few hundred MB whatever the file's size.
 */
export class LargeCsv {
  readonly rowCount: number;
  readonly #path: string;
  readonly #scratch: string;
  readonly #onProgress: LargeCsvListener;
  readonly #options: LargeCsvOptions;
  readonly #types: readonly ColumnType[];

  private constructor(
    path: string,
    scratch: string,
    onProgress: LargeCsvListener,
    options: LargeCsvOptions,
    content: { rowCount: number; types: ColumnType[] },
  ) {
    this.#path = path;
    this.#scratch = scratch;
    this.#onProgress = onProgress;
    this.#options = options;
    this.rowCount = content.rowCount;
    this.#types = content.types;
  }

  /**
   * Reads the file once, to count its rows and to type its columns.
   * @param scratch a folder for what does not fit in memory; as much again as the file.
   * @throws {CsvError} when pandas would refuse the file.
   */
  static async open(
    path: string,
    scratch: string,
    onProgress: LargeCsvListener = () => {},
    options: LargeCsvOptions = {},
  ): Promise<LargeCsv> {
    const types = new JoinedTypes();
    const megabytes = Math.ceil((await stat(path)).size / MEGABYTE);
    let rowCount = 0;
    let bytesRead = 0;
    for await (const bytes of recordChunks(path)) {
      const chunk = parseCsv(bytes, options);
      types.add(chunk);
      rowCount += chunk.rowCount;
      bytesRead += bytes.length;
      onProgress("counting rows, MB", Math.floor(bytesRead / MEGABYTE), megabytes);
    }
    return new LargeCsv(path, scratch, onProgress, options, { rowCount, types: types.types() });
  }

  /** All rows in order, some at a time. */
  async *tables(): AsyncGenerator<Table> {
    for await (const { chunk } of this.#chunks("reading rows")) yield chunk;
  }

  /** The given rows in the given order, which must fit in memory. */
  async take(rows: Uint32Array): Promise<Table> {
    const places = this.#placesOf(rows);
    const cells = this.#types.map(() => new Array<CellValue>(rows.length));
    let names: readonly string[] = [];
    for await (const { chunk, firstRow } of this.#chunks("choosing rows")) {
      names = chunk.columnNames;
      const columns = [...chunk.entries()].map(([, column]) => column);
      for (let row = 0; row < chunk.rowCount; row++) {
        const place = places[firstRow + row]!;
        if (place === NOT_WANTED) continue;
        columns.forEach((column, index) => {
          cells[index]![place] = column.valueAt(row);
        });
      }
    }
    return Table.of(
      names.map((name, index) => [name, columnOf(this.#types[index]!, cells[index]!)]),
    );
  }

  /** Writes the given rows, none twice, in the given order as CSV, as `writeCsv` would. */
  async writeRows(path: string, rows: Uint32Array): Promise<void> {
    const places = this.#placesOf(rows);
    await mkdir(this.#scratch, { recursive: true });
    const rowBytes = (await stat(this.#path)).size / Math.max(this.rowCount, 1);
    const rowsPerBucket = Math.max(1, Math.ceil(BUCKET_BYTES / rowBytes));
    const buckets = await RowBuckets.open(this.#scratch, rows.length, rowsPerBucket);
    const file = await open(path, "w");
    try {
      const output = new OutputBuffer(1 << 16, ",");
      let header: string | undefined;
      for await (const { chunk, firstRow } of this.#chunks("spreading rows")) {
        header ??= csvText(chunk.take([]));
        const cells = [...chunk.entries()].map(([, column]) => cellWriter(column));
        for (let row = 0; row < chunk.rowCount; row++) {
          const place = places[firstRow + row]!;
          if (place === NOT_WANTED) continue;
          output.clear();
          writeRow(cells, row, output);
          const pending = buckets.add(place, output.written());
          if (pending !== undefined) await pending;
        }
      }
      await file.writeFile(header ?? "");
      let written = 0;
      for await (const ordered of buckets.inOrder()) {
        await file.writeFile(ordered);
        written += Math.min(rowsPerBucket, rows.length - written);
        this.#onProgress("ordering rows", written, rows.length);
      }
    } finally {
      await file.close();
      await buckets.close();
    }
  }

  /** For every row of the file its place among the wanted ones. */
  #placesOf(rows: Uint32Array): Uint32Array {
    const places = new Uint32Array(this.rowCount).fill(NOT_WANTED);
    for (let place = 0; place < rows.length; place++) {
      const row = rows[place]!;
      if (row >= this.rowCount) throw new RangeError(`there is no row ${row} in ${this.#path}`);
      places[row] = place;
    }
    return places;
  }

  async *#chunks(step: string): AsyncGenerator<{ chunk: Table; firstRow: number }> {
    let firstRow = 0;
    for await (const bytes of recordChunks(this.#path)) {
      const read = parseCsv(bytes, this.#options);
      const chunk = Table.of(
        [...read.entries()].map(([name, column], index) => [
          name,
          asType(column, this.#types[index]!),
        ]),
      );
      yield { chunk, firstRow };
      firstRow += chunk.rowCount;
      this.#onProgress(step, firstRow, this.rowCount);
    }
  }
}

function writeRow(cells: readonly CellWriter[], row: number, output: OutputBuffer): void {
  cells.forEach((write, place) => {
    if (place > 0) output.separator();
    write(row, output);
  });
  // An empty line would be skipped by whoever reads it.
  if (output.length === 0) output.ascii('""');
  output.lineFeed();
}
