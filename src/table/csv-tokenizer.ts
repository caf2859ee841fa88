import { CsvError, lineOf } from "./csv-error.ts";
import { endOfField } from "./end-of-field.ts";

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;

/** Far more columns than any table has; a line of separators must not exhaust the memory. */
const MAX_WIDTH = 1 << 17;

/** Where the fields of some rows lie, by column: `starts[column][row]` and `ends[column][row]`. */
export interface FieldRanges {
  /** The number of rows there is room for. */
  capacity: number;
  starts: Uint32Array[];
  ends: Uint32Array[];
}

export function fieldRanges(width: number, capacity: number): FieldRanges {
  const ranges = () => Array.from({ length: width }, () => new Uint32Array(capacity));
  return { capacity, starts: ranges(), ends: ranges() };
}

/**
 * Splits a CSV file into fields as pandas' C tokenizer does: separators, double quotes (doubled
 * inside), LF / CRLF / CR, blank and blank-only lines skipped, short rows padded with empty
 * fields. The table is as wide as the longer of header and first row; a wider row is an error.
 *
 * Two accidents of pandas are not copied: after a lone CR and a line that begins with a blank it
 * reads rows again, and it drops the surplus of a wider row that happens to begin a chunk.
 */
export class CsvTokenizer {
  readonly header: readonly string[];
  /** Number of fields of every row. */
  readonly width: number;
  #bytes: Buffer;
  #view: DataView;
  #owned: boolean;
  readonly #separator: number;
  /** The ranges of the first row, until it is handed out. */
  #firstRow: number[];
  #rowsRead = 0;
  #position = 0;
  #fieldStart = 0;
  #fieldEnd = 0;

  /** @param owned whether `bytes` may be changed; if not, they are copied before the first change. */
  constructor(bytes: Buffer, owned: boolean, separator: "," | "\t") {
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
    this.#owned = owned;
    this.#separator = separator.charCodeAt(0);
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.#position = 3;
    if (!this.#toNextRecord()) {
      throw new CsvError("no-columns", "the file holds no columns: it is empty or all blank lines");
    }
    const header = this.#record();
    this.header = Array.from({ length: header.length / 2 }, (_, place) =>
      this.#bytes.toString("utf8", header[2 * place], header[2 * place + 1]),
    );
    this.#firstRow = this.#toNextRecord() ? this.#record() : [];
    this.width = Math.max(header.length, this.#firstRow.length) / 2;
  }

  /** The file's bytes; of the fields read, those with doubled quotes lie there without them. */
  get bytes(): Buffer {
    return this.#bytes;
  }

  /** How many rows the file has, if the rest is like what has been read. */
  get expectedRows(): number {
    if (this.#position >= this.#bytes.length) return this.#rowsRead;
    return Math.ceil(this.#rowsRead * (this.#bytes.length / this.#position) * 1.03);
  }

  /** Reads rows until `ranges` is full or the file ends; how many. @throws {CsvError} */
  nextRows(ranges: FieldRanges): number {
    const { capacity, starts, ends } = ranges;
    const { width } = this;
    let row = this.#handOutFirstRow(ranges);
    while (row < capacity && this.#toNextRecord()) {
      const recordStart = this.#position;
      let column = 0;
      let more = true;
      while (more) {
        more = this.#field();
        if (column === width) throw this.#tooManyFields(recordStart, row, more);
        starts[column]![row] = this.#fieldStart;
        ends[column]![row] = this.#fieldEnd;
        column++;
      }
      for (; column < width; column++) {
        starts[column]![row] = 0;
        ends[column]![row] = 0;
      }
      row++;
    }
    this.#rowsRead += row;
    return row;
  }

  #handOutFirstRow({ starts, ends }: FieldRanges): number {
    const first = this.#firstRow;
    if (first.length === 0) return 0;
    for (let column = 0; column < this.width; column++) {
      starts[column]![0] = first[2 * column] ?? 0;
      ends[column]![0] = first[2 * column + 1] ?? 0;
    }
    this.#firstRow = [];
    return 1;
  }

  /** The start and end of every field of one record. */
  #record(): number[] {
    const ranges: number[] = [];
    let more = true;
    while (more) {
      if (ranges.length === 2 * MAX_WIDTH) {
        throw new CsvError("too-large", `the file has more than ${MAX_WIDTH} columns`);
      }
      more = this.#field();
      ranges.push(this.#fieldStart, this.#fieldEnd);
    }
    return ranges;
  }

  /** Skips blank lines; whether a record follows. */
  #toNextRecord(): boolean {
    const bytes = this.#bytes;
    const separator = this.#separator;
    for (;;) {
      let position = this.#position;
      let byte = bytes[position];
      while (byte === SPACE || (byte === TAB && byte !== separator)) byte = bytes[++position];
      if (byte === undefined) return false;
      if (byte !== LF && byte !== CR) return true;
      position++;
      // As pandas does, a separator right after a blank line that ends with CR goes with that line.
      if (byte === CR && (bytes[position] === LF || bytes[position] === separator)) position++;
      this.#position = position;
    }
  }

  /** Reads one field and what ends it; whether another field of the record follows. */
  #field(): boolean {
    const bytes = this.#bytes;
    let position = this.#position;
    if (bytes[position] === QUOTE) return this.#quotedField();
    this.#fieldStart = position;
    position = endOfField(bytes, this.#view, position, this.#separator);
    this.#fieldEnd = position;
    return this.#fieldSeparator(position);
  }

  #quotedField(): boolean {
    const opening = this.#position;
    let position = opening + 1;
    let written = position;
    let quoted = true;
    const length = this.#bytes.length;
    this.#fieldStart = position;
    for (; position < length; position++) {
      const byte = this.#bytes[position]!;
      if (quoted) {
        if (byte === QUOTE) {
          if (this.#bytes[position + 1] !== QUOTE) {
            quoted = false;
            continue;
          }
          position++;
        }
      } else if (byte === this.#separator || byte === LF || byte === CR) break;
      if (written !== position) this.#rewrite(written, byte);
      written++;
    }
    if (quoted) {
      throw new CsvError(
        "unterminated-quote",
        "a quoted field opened here is never closed",
        lineOf(this.#bytes, opening),
      );
    }
    this.#fieldEnd = written;
    // Line breaks that have moved must not count twice when an error names a line.
    if (written < position - 1) this.#bytes.fill(SPACE, written, position);
    return this.#fieldSeparator(position);
  }

  #rewrite(position: number, byte: number): void {
    if (!this.#owned) {
      this.#bytes = Buffer.from(this.#bytes);
      this.#view = viewOf(this.#bytes);
      this.#owned = true;
    }
    this.#bytes[position] = byte;
  }

  #fieldSeparator(position: number): boolean {
    const byte = this.#bytes[position];
    if (byte === CR && this.#bytes[position + 1] === LF) this.#position = position + 2;
    else this.#position = position + 1;
    return byte === this.#separator;
  }

  /** @param more whether fields follow the first one too many, which has just been read. */
  #tooManyFields(recordStart: number, row: number, more: boolean): CsvError {
    let found = this.width + 1;
    for (let next = more; next; found++) next = this.#field();
    return new CsvError(
      "too-many-fields",
      `expected ${this.width} fields, found ${found} (data row ${this.#rowsRead + row + 1})`,
      lineOf(this.#bytes, recordStart),
    );
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
