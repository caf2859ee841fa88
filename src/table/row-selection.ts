import type { Column } from "./column-type.ts";

/**
 * Chosen rows of a column, gathered into a column of their own only when that is asked for: a table
 * that is split and written never needs it, and gathering costs as much as writing.
 */
export class RowSelection {
  readonly base: Column;
  readonly rows: Uint32Array;
  #gathered: Column | undefined;

  constructor(base: Column, rows: Uint32Array) {
    this.base = base;
    this.rows = rows;
  }

  get length(): number {
    return this.rows.length;
  }

  gathered(): Column {
    this.#gathered ??= this.base.take(this.rows);
    return this.#gathered;
  }
}

/** Copies row numbers after checking that there are such rows. @throws RangeError */
export function checkedRows(rows: ArrayLike<number>, rowCount: number): Uint32Array {
  const checked = new Uint32Array(rows.length);
  for (let i = 0; i < checked.length; i++) {
    const row = rows[i]!;
    if (!(row >= 0 && row < rowCount)) {
      throw new RangeError(`row ${row} is not among the table's ${rowCount} rows`);
    }
    checked[i] = row;
  }
  return checked;
}
