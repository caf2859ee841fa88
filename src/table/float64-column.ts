import type { Column } from "./column-type.ts";
import { pythonFloatText } from "./python-float.ts";

/**
 * Where in a file the text of each double lies, for those whose text is what Python's `repr` prints
 * for them. A length of 0 stands for any other text.
 */
export interface SourceText {
  bytes: Uint8Array;
  starts: Uint32Array;
  lengths: Uint8Array;
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
    const taken = new Float64Array(rows.length);
    for (let i = 0; i < taken.length; i++) taken[i] = this.values[rows[i]!]!;
    return new Float64Column(taken, this.source && takeSource(this.source, rows));
  }
}

function takeSource({ bytes, starts, lengths }: SourceText, rows: ArrayLike<number>): SourceText {
  const taken = {
    bytes,
    starts: new Uint32Array(rows.length),
    lengths: new Uint8Array(rows.length),
  };
  for (let i = 0; i < rows.length; i++) {
    taken.starts[i] = starts[rows[i]!]!;
    taken.lengths[i] = lengths[rows[i]!]!;
  }
  return taken;
}
