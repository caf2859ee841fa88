import type { Column } from "./column-type.ts";
import { pythonFloatText } from "./python-float.ts";

/** The start of a text that is not to be copied. */
export const NO_SOURCE = 0xffffffff;

/**
 * Where in a file the text of each double begins, for those whose text is what Python's `repr`
 * prints for them. The text goes on to the first byte that is no character of such a number; all
 * that can follow a field come before them.
 */
export interface SourceText {
  bytes: Uint8Array;
  starts: Uint32Array;
}

/** Doubles; NaN is missing. */
export class Float64Column implements Column {
  readonly type = "float64";
  readonly values: Float64Array;
  /** Spares the writer printing what was read: the shortest text of a double is slow to find. */
  readonly source: SourceText | undefined;

  constructor(values: Float64Array, source?: SourceText) {
    this.values = values;
    this.source = source;
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
    const { values } = this;
    const taken = new Float64Array(rows.length);
    for (let i = 0; i < taken.length; i++) taken[i] = values[rows[i]!]!;
    if (this.source === undefined) return new Float64Column(taken);
    const { bytes, starts } = this.source;
    return new Float64Column(taken, { bytes, starts: startsOf(starts, rows) });
  }
}

/** The starts of some rows, in the order of the rows. */
export function startsOf(starts: Uint32Array, rows: ArrayLike<number>): Uint32Array {
  const taken = new Uint32Array(rows.length);
  for (let i = 0; i < taken.length; i++) taken[i] = starts[rows[i]!]!;
  return taken;
}
