/** Byte ranges of the fields of a table, stored by column, growing row by row. */
export class FieldRanges {
  readonly width: number;
  starts: Uint32Array[];
  ends: Uint32Array[];
  rowCount = 0;
  #capacity: number;

  /** @param bytesAhead number of bytes still to be read, from which the rows are guessed. */
  constructor(width: number, bytesAhead: number) {
    this.width = width;
    this.#capacity = Math.min(1 + Math.ceil(bytesAhead / width / 4), 1 << 16);
    this.starts = Array.from({ length: width }, () => new Uint32Array(this.#capacity));
    this.ends = Array.from({ length: width }, () => new Uint32Array(this.#capacity));
  }

  /** Number of a new row, whose ranges are still to be set. */
  newRow(): number {
    if (this.rowCount === this.#capacity) this.#grow();
    return this.rowCount++;
  }

  /** Appends a row given as start, end, start, end, ...; fields it lacks are empty. */
  appendRow(ranges: readonly number[]): void {
    const row = this.newRow();
    for (let column = 0; column < this.width; column++) {
      this.starts[column]![row] = ranges[2 * column] ?? 0;
      this.ends[column]![row] = ranges[2 * column + 1] ?? 0;
    }
  }

  #grow(): void {
    this.#capacity *= 2;
    const grown = (ranges: Uint32Array) => {
      const larger = new Uint32Array(this.#capacity);
      larger.set(ranges);
      return larger;
    };
    this.starts = this.starts.map(grown);
    this.ends = this.ends.map(grown);
  }
}
