/** Whether a stream is a terminal on which lines can be drawn again. */
export function canRedraw(stream: NodeJS.WriteStream): boolean {
  return stream.isTTY === true && process.env.TERM !== "dumb";
}

/** Lines at the end of a terminal's output that are drawn again in place. */
export class LiveBlock {
  readonly #stream: NodeJS.WriteStream;
  #height = 0;

  constructor(stream: NodeJS.WriteStream) {
    this.#stream = stream;
  }

  /** Draws the lines, as far as the terminal has room, in place of those before. */
  draw(lines: readonly string[]): void {
    // Both are 0 where a terminal does not tell its size.
    const [columns, rows] = [this.#stream.columns || 80, this.#stream.rows || 24];
    const shown = lines.slice(0, rows - 1).map((line) => [...line].slice(0, columns - 1).join(""));
    this.#stream.write(this.#clearing() + shown.map((line) => `${line}\n`).join(""));
    this.#height = shown.length;
  }

  /** Removes the lines, so that others can be printed. */
  clear(): void {
    this.#stream.write(this.#clearing());
    this.#height = 0;
  }

  #clearing(): string {
    return this.#height === 0 ? "" : `\x1b[${this.#height}A\r\x1b[J`;
  }
}
