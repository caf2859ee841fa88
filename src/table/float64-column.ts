import type { Column } from "./column-type.ts";
import { pythonFloatText } from "./python-float.ts";

/** Doubles; NaN is missing. */
export class Float64Column implements Column {
  readonly type = "float64";
  readonly values: Float64Array;

  constructor(values: Float64Array) {
    this.values = values;
  }

  get length(): number {
    return this.values.length;
  }

  isMissing(row: number): boolean {
    return Number.isNaN(this.values[row]);
  }

  numberAt(row: number): number {
    return this.values[row]!;
  }

  textAt(row: number): string | null {
    const value = this.values[row]!;
    return Number.isNaN(value) ? null : pythonFloatText(value);
  }

  valueAt(row: number): number | null {
    const value = this.values[row]!;
    return Number.isNaN(value) ? null : value;
  }

  take(rows: ArrayLike<number>): Float64Column {
    const taken = new Float64Array(rows.length);
    for (let i = 0; i < taken.length; i++) taken[i] = this.values[rows[i]!]!;
    return new Float64Column(taken);
  }
}
