import type { Column } from "./column-type.ts";
import { cellsEqual } from "./compare.ts";
import { TextColumn } from "./text-column.ts";

const NONE = -1;

/** Finds a column's rows by the value of a cell, equal as pandas compares (see `cellsEqual`). */
export class RowIndex {
  /** Whether a value stands in more than one row; such rows are then found by the first. */
  readonly hasRepeated: boolean;
  readonly #column: Column;
  readonly #hash: (column: Column, row: number) => number;
  /** Open addressing: row numbers at the place of their hash or the next free one. */
  readonly #table: Int32Array;
  /** The hashes of these rows: cells are compared only where hashes are equal. */
  readonly #hashes: Int32Array;

  /** Missing cells equal nothing and are never found. */
  constructor(column: Column) {
    this.#column = column;
    this.#hash = column instanceof TextColumn ? textHash : numberHash;
    this.#table = new Int32Array(tableSize(column.length)).fill(NONE);
    this.#hashes = new Int32Array(this.#table.length);
    let hasRepeated = false;
    for (let row = 0; row < column.length; row++) {
      if (column.isMissing(row)) continue;
      const hash = this.#hash(column, row);
      const place = this.#placeOf(hash, column, row);
      if (this.#table[place] === NONE) {
        this.#table[place] = row;
        this.#hashes[place] = hash;
      } else hasRepeated = true;
    }
    this.hasRepeated = hasRepeated;
  }

  /** The row with the value that `other` has in `row`; -1 when there is none. */
  find(other: Column, row: number): number {
    const isText = other instanceof TextColumn;
    if (isText !== this.#column instanceof TextColumn || other.isMissing(row)) return NONE;
    return this.#table[this.#placeOf(this.#hash(other, row), other, row)];
  }

  /** Where a value stands in the table, or would stand. */
  #placeOf(hash: number, other: Column, row: number): number {
    const mask = this.#table.length - 1;
    for (let place = hash & mask; ; place = (place + 1) & mask) {
      const found = this.#table[place];
      if (found === NONE) return place;
      if (this.#hashes[place] === hash && cellsEqual(this.#column, found, other, row)) return place;
    }
  }
}

/** A power of two that leaves half of the places free. */
function tableSize(rows: number): number {
  return 2 ** Math.ceil(Math.log2(Math.max(1, rows) * 2));
}

/** FNV-1a over the bytes, mixed so that the low bits depend on all of them. */
function textHash(column: Column, row: number): number {
  const { bytes, starts, ends } = column as TextColumn;
  let hash = 0x811c9dc5;
  for (let at = starts[row]; at < ends[row]; at++) {
    hash = Math.imul(hash ^ bytes[at], 0x01000193);
  }
  return mixed(hash);
}

const double = new Float64Array(1);
const halves = new Uint32Array(double.buffer);

function numberHash(column: Column, row: number): number {
  // -0 and 0 are equal.
  double[0] = column.numberAt(row) + 0;
  return mixed(halves[0] ^ Math.imul(halves[1], 0x9e3779b1));
}

function mixed(hash: number): number {
  const once = Math.imul(hash ^ (hash >>> 16), 0x45d9f3b);
  return once ^ (once >>> 16);
}
