const LF = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

/** More than the widest fixed-size thing that is appended. */
const MARGIN = 32;

export type Separator = "," | "\t";

/** CSV output gathered as bytes. */
export class OutputBuffer {
  readonly #separator: number;
  #bytes: Buffer;
  #length = 0;

  constructor(capacity: number, separator: Separator) {
    this.#bytes = Buffer.allocUnsafeSlow(capacity);
    this.#separator = separator.charCodeAt(0);
  }

  get length(): number {
    return this.#length;
  }

  separator(): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = this.#separator;
  }

  lineFeed(): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = LF;
  }

  /** Text of ASCII characters that needs no quotes. */
  ascii(text: string): void {
    this.#reserve(text.length);
    const bytes = this.#bytes;
    const at = this.#length;
    for (let i = 0; i < text.length; i++) bytes[at + i] = text.charCodeAt(i);
    this.#length = at + text.length;
  }

  /** A number of at most 24 characters that begins at `start` and ends where no digit follows. */
  copyNumber(source: Uint8Array, start: number): void {
    this.#reserve(MARGIN);
    const bytes = this.#bytes;
    let at = this.#length;
    for (let i = start; i < source.length; i++) {
      const byte = source[i]!;
      if (byte < MINUS) break;
      bytes[at++] = byte;
    }
    this.#length = at;
  }

  /** An integer that a double holds exactly. */
  integer(value: number): void {
    if ((value | 0) !== value) {
      this.ascii(String(value));
      return;
    }
    this.#reserve(MARGIN);
    const bytes = this.#bytes;
    let at = this.#length;
    if (value < 0) bytes[at++] = MINUS;
    let rest = Math.abs(value) >>> 0;
    let end = at + 1;
    for (let bound = 10; rest >= bound; bound *= 10) end++;
    this.#length = end;
    while (end > at) {
      const tenth = (rest / 10) >>> 0;
      bytes[--end] = ZERO + rest - tenth * 10;
      rest = tenth;
    }
  }

  /** The end of an integral float. */
  pointZero(): void {
    this.#reserve(2);
    this.#bytes[this.#length++] = POINT;
    this.#bytes[this.#length++] = ZERO;
  }

  /** A UTF-8 field, quoted only where it holds the separator, a quote or LF. */
  field(source: Uint8Array, start: number, end: number): void {
    if (end <= start) return;
    this.#reserve(2 * (end - start) + 2);
    const bytes = this.#bytes;
    const separator = this.#separator;
    let at = this.#length;
    for (let i = start; i < end; i++) {
      const byte = source[i]!;
      if (byte <= COMMA && (byte === separator || byte === QUOTE || byte === LF)) {
        this.#quotedField(source, start, end);
        return;
      }
      bytes[at++] = byte;
    }
    this.#length = at;
  }

  /** What has been written; overwritten after `clear`. */
  written(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  #quotedField(source: Uint8Array, start: number, end: number): void {
    const bytes = this.#bytes;
    let at = this.#length;
    bytes[at++] = QUOTE;
    for (let i = start; i < end; i++) {
      const byte = source[i]!;
      if (byte === QUOTE) bytes[at++] = QUOTE;
      bytes[at++] = byte;
    }
    bytes[at++] = QUOTE;
    this.#length = at;
  }

  #reserve(count: number): void {
    if (this.#length + count > this.#bytes.length) this.#grow(count);
  }

  #grow(count: number): void {
    const larger = Buffer.allocUnsafeSlow(Math.max(2 * this.#bytes.length, this.#length + count));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
