import type { Column } from "./column-type.ts";

/** int64 values that doubles hold exactly. */
export class Int64Column implements Column {
  readonly type = "int64";
  readonly values: Float64Array;

  constructor(values: Float64Array) {
    this.values = values;
  }

  get length(): number {
    return this.values.length;
  }

  isMissing(): boolean {
    return false;
  }

  numberAt(row: number): number {
    return this.values[row]!;
  }

  textAt(row: number): string {
    return String(this.values[row]!);
  }

  valueAt(row: number): number {
    return this.values[row]!;
  }

  take(rows: ArrayLike<number>): Int64Column {
    const taken = new Float64Array(rows.length);
    for (let i = 0; i < taken.length; i++) taken[i] = this.values[rows[i]!]!;
    return new Int64Column(taken);
  }
}

/** 64-bit integers of which some need more than a double's 53 bits. */
export class BigIntColumn implements Column {
  readonly type: "int64" | "uint64";
  readonly values: BigInt64Array | BigUint64Array;

  constructor(type: "int64" | "uint64", values: BigInt64Array | BigUint64Array) {
    this.type = type;
    this.values = values;
  }

  get length(): number {
    return this.values.length;
  }

  isMissing(): boolean {
    return false;
  }

  numberAt(row: number): number {
    return Number(this.values[row]!);
  }

  textAt(row: number): string {
    return String(this.values[row]!);
  }

  /** A number where a double holds the value exactly, else a bigint. */
  valueAt(row: number): number | bigint {
    const number = Number(this.values[row]!);
    return Number.isSafeInteger(number) ? number : this.values[row]!;
  }

  take(rows: ArrayLike<number>): BigIntColumn {
    const taken =
      this.type === "int64" ? new BigInt64Array(rows.length) : new BigUint64Array(rows.length);
    for (let i = 0; i < taken.length; i++) taken[i] = this.values[rows[i]!]!;
    return new BigIntColumn(this.type, taken);
  }
}
