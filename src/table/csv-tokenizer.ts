import { CsvError, lineOf } from "./csv-error.ts";
import { endOfField } from "./end-of-field.ts";
import { FieldRanges } from "./field-ranges.ts";

const TAB = 0x09;
const LF = 0x0a;
const CR = 0x0d;
const SPACE = 0x20;
const QUOTE = 0x22;

/** Far more columns than any table has; a line of separators must not exhaust the memory. */
const MAX_WIDTH = 1 << 17;

/** Where every field of a CSV file lies, by column. */
export interface Tokens {
  /** The file's bytes; fields with doubled quotes have been rewritten in place without them. */
  bytes: Buffer;
  header: string[];
  fields: FieldRanges;
}

/**
 * Splits a CSV file into fields as pandas' C tokenizer does: separators, double quotes (doubled
 * inside), LF / CRLF / CR, blank and blank-only lines skipped, short rows padded with empty
 * fields. The table is as wide as the longer of header and first row; a wider row is an error.
 *
 * @param owned whether `input` may be changed; if not, it is copied before the first rewrite.
 */
export function tokenize(input: Buffer, owned: boolean, separator: "," | "\t"): Tokens {
  return new Tokenizer(input, owned, separator.charCodeAt(0)).run();
}

class Tokenizer {
  #bytes: Buffer;
  #view: DataView;
  #owned: boolean;
  readonly #separator: number;
  #position = 0;
  #fieldStart = 0;
  #fieldEnd = 0;

  constructor(bytes: Buffer, owned: boolean, separator: number) {
    this.#bytes = bytes;
    this.#view = viewOf(bytes);
    this.#owned = owned;
    this.#separator = separator;
    if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) this.#position = 3;
  }

  run(): Tokens {
    if (!this.#toNextRecord()) {
      throw new CsvError("no-columns", "the file holds no columns: it is empty or all blank lines");
    }
    const header = this.#record();
    const first = this.#toNextRecord() ? this.#record() : [];
    const width = Math.max(header.length, first.length) / 2;
    const fields = new FieldRanges(width, this.#bytes.length);
    if (first.length > 0) {
      fields.appendRow(first, this.#position);
      this.#rows(fields);
    }
    const names: string[] = [];
    for (let i = 0; i < header.length; i += 2) {
      names.push(this.#bytes.toString("utf8", header[i], header[i + 1]));
    }
    return { bytes: this.#bytes, header: names, fields };
  }

  /** The rows after the first. */
  #rows(fields: FieldRanges): void {
    const { width } = fields;
    while (this.#toNextRecord()) {
      const recordStart = this.#position;
      const row = fields.newRow(recordStart);
      const { starts, ends } = fields;
      let column = 0;
      let more = true;
      while (more) {
        more = this.#field();
        if (column === width) throw this.#tooManyFields(recordStart, width, row, more);
        starts[column]![row] = this.#fieldStart;
        ends[column]![row] = this.#fieldEnd;
        column++;
      }
      for (; column < width; column++) {
        starts[column]![row] = 0;
        ends[column]![row] = 0;
      }
    }
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
  #tooManyFields(recordStart: number, width: number, row: number, more: boolean): CsvError {
    let found = width + 1;
    for (let next = more; next; found++) next = this.#field();
    return new CsvError(
      "too-many-fields",
      `expected ${width} fields, found ${found} (data row ${row + 1})`,
      lineOf(this.#bytes, recordStart),
    );
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
}
