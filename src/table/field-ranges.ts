const FIRST_CAPACITY = 1 << 12;

/** Byte ranges of the fields of a table, stored by column, growing row by row. */
export class FieldRanges {
  readonly width: number;
  readonly #fileSize: number;
  starts: Uint32Array[];
  ends: Uint32Array[];
  rowCount = 0;
  #capacity: number;

  /** @param fileSize number of bytes of the whole file, from which the rows are estimated. */
  constructor(width: number, fileSize: number) {
    this.width = width;
    this.#fileSize = fileSize;
    // A row takes at least as many bytes as it has fields.
    this.#capacity = Math.min(FIRST_CAPACITY, 1 + Math.ceil(fileSize / width));
    this.starts = Array.from({ length: width }, () => new Uint32Array(this.#capacity));
    this.ends = Array.from({ length: width }, () => new Uint32Array(this.#capacity));
  }

  /**
   * Number of a new row, whose ranges are still to be set. May replace `starts` and `ends`.
   *
   * @param position where in the file the row begins
   */
  newRow(position: number): number {
    if (this.rowCount === this.#capacity) this.#grow(position);
    return this.rowCount++;
  }

  /** Appends a row given as start, end, start, end, ...; fields it lacks are empty. */
  appendRow(ranges: readonly number[], position: number): void {
    const row = this.newRow(position);
    for (let column = 0; column < this.width; column++) {
      this.starts[column]![row] = ranges[2 * column] ?? 0;
      this.ends[column]![row] = ranges[2 * column + 1] ?? 0;
    }
  }

  /** Lets go of a column's ranges, so that their memory is free once the caller is done with them. */
  release(column: number): void {
    this.starts[column] = new Uint32Array(0);
    this.ends[column] = new Uint32Array(0);
  }

  /** Makes room for the rows of the rest of the file, if they are as long as those so far. */
  #grow(position: number): void {
    const estimate = Math.ceil((this.#capacity / position) * this.#fileSize * 1.03);
    this.#capacity = Math.max(estimate, Math.ceil(this.#capacity * 1.2));
    const grown = (ranges: Uint32Array) => {
      const larger = new Uint32Array(this.#capacity);
      larger.set(ranges);
      return larger;
    };
    this.starts = this.starts.map(grown);
    this.ends = this.ends.map(grown);
  }
}
