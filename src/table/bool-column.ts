import type { Column } from "./column-type.ts";

/** How a missing value is stored beside 0 and 1. */
export const MISSING_BOOL = 2;

/** Booleans, some perhaps missing (pandas then keeps an object column of booleans and NaN). */
export class BoolColumn implements Column {
  readonly type = "bool";
  /** 0, 1 or MISSING_BOOL. */
  readonly values: Uint8Array;

  constructor(values: Uint8Array) {
    this.values = values;
  }

  static of(values: ArrayLike<boolean | null>): BoolColumn {
    const stored = new Uint8Array(values.length);
    for (let row = 0; row < stored.length; row++) {
      const value = values[row]!;
      stored[row] = value === null ? MISSING_BOOL : Number(value);
    }
    return new BoolColumn(stored);
  }

  get length(): number {
    return this.values.length;
  }

  get hasMissing(): boolean {
    return this.values.includes(MISSING_BOOL);
  }

  isMissing(row: number): boolean {
    return this.values[row] === MISSING_BOOL;
  }

  numberAt(row: number): number {
    const value = this.values[row]!;
    return value === MISSING_BOOL ? Number.NaN : value;
  }

  textAt(row: number): string | null {
    const value = this.values[row];
    return value === MISSING_BOOL ? null : value === 1 ? "True" : "False";
  }

  valueAt(row: number): boolean | null {
    const value = this.values[row];
    return value === MISSING_BOOL ? null : value === 1;
  }

  take(rows: ArrayLike<number>): BoolColumn {
    const taken = new Uint8Array(rows.length);
    for (let i = 0; i < taken.length; i++) taken[i] = this.values[rows[i]!]!;
    return new BoolColumn(taken);
  }
}
