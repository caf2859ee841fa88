const LF = 0x0a;
const QUOTE = 0x22;
const COMMA = 0x2c;

/** CSV output gathered as bytes. */
export class OutputBuffer {
  #bytes: Buffer;
  #length = 0;

  constructor(capacity: number) {
    this.#bytes = Buffer.allocUnsafeSlow(capacity);
  }

  get length(): number {
    return this.#length;
  }

  comma(): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = COMMA;
  }

  lineFeed(): void {
    this.#reserve(1);
    this.#bytes[this.#length++] = LF;
  }

  /** Text of ASCII characters that needs no quotes. */
  ascii(text: string): void {
    this.#reserve(text.length);
    for (let i = 0; i < text.length; i++) this.#bytes[this.#length + i] = text.charCodeAt(i);
    this.#length += text.length;
  }

  raw(bytes: Uint8Array): void {
    this.#reserve(bytes.length);
    this.#bytes.set(bytes, this.#length);
    this.#length += bytes.length;
  }

  /** A UTF-8 field, quoted only where it holds a comma, a quote or LF. */
  field(bytes: Uint8Array, start: number, end: number): void {
    if (end <= start) return;
    this.#reserve(2 * (end - start) + 2);
    const target = this.#bytes;
    let length = this.#length;
    for (let i = start; i < end; i++) {
      const byte = bytes[i]!;
      if (byte <= COMMA && (byte === COMMA || byte === QUOTE || byte === LF)) {
        this.#quotedField(bytes, start, end);
        return;
      }
      target[length++] = byte;
    }
    this.#length = length;
  }

  /** What has been written; overwritten after `clear`. */
  written(): Buffer {
    return this.#bytes.subarray(0, this.#length);
  }

  clear(): void {
    this.#length = 0;
  }

  toString(): string {
    return this.#bytes.toString("utf8", 0, this.#length);
  }

  #quotedField(bytes: Uint8Array, start: number, end: number): void {
    const target = this.#bytes;
    let length = this.#length;
    target[length++] = QUOTE;
    for (let i = start; i < end; i++) {
      const byte = bytes[i]!;
      if (byte === QUOTE) target[length++] = QUOTE;
      target[length++] = byte;
    }
    target[length++] = QUOTE;
    this.#length = length;
  }

  #reserve(count: number): void {
    if (this.#length + count <= this.#bytes.length) return;
    const larger = Buffer.allocUnsafeSlow(Math.max(2 * this.#bytes.length, this.#length + count));
    this.#bytes.copy(larger, 0, 0, this.#length);
    this.#bytes = larger;
  }
}
