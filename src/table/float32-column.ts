import type { Column } from "./column-type.ts";
import { pythonFloat32Text } from "./python-float.ts";

/** Single-precision numbers, as Parquet files hold them; NaN is missing. */
export class Float32Column implements Column {
  readonly type = "float32";
  readonly values: Float32Array;

  constructor(values: Float32Array) {
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
    return Number.isNaN(value) ? null : pythonFloat32Text(value);
  }

  valueAt(row: number): number | null {
    const value = this.values[row]!;
    return Number.isNaN(value) ? null : value;
  }

  take(rows: ArrayLike<number>): Float32Column {
    const taken = new Float32Array(rows.length);
    for (let i = 0; i < taken.length; i++) taken[i] = this.values[rows[i]!]!;
    return new Float32Column(taken);
  }
}
