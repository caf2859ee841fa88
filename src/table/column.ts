import { BoolColumn } from "./bool-column.ts";
import type { CellValue, Column, ColumnType } from "./column-type.ts";
import { Float32Column } from "./float32-column.ts";
import { Float64Column } from "./float64-column.ts";
import { BigIntColumn, Int64Column } from "./integer-column.ts";
import { TextColumn } from "./text-column.ts";

export type { CellValue, Column, ColumnType } from "./column-type.ts";

/** A column of doubles; NaN is missing. A `Float64Array` is shared, not copied. */
export function float64Column(values: ArrayLike<number>): Column {
  return new Float64Column(values instanceof Float64Array ? values : Float64Array.from(values));
}

/** A column of single-precision numbers; NaN is missing. A `Float32Array` is shared, not copied. */
export function float32Column(values: ArrayLike<number>): Column {
  return new Float32Column(values instanceof Float32Array ? values : Float32Array.from(values));
}

/**
 * A column of integers without missing values. A typed array is shared, not copied.
 * @throws RangeError when a number is not an integer that a double holds exactly.
 */
export function int64Column(values: ArrayLike<number> | BigInt64Array): Column {
  if (values instanceof BigInt64Array) return new BigIntColumn("int64", values);
  const numbers = values instanceof Float64Array ? values : Float64Array.from(values);
  for (let row = 0; row < numbers.length; row++) {
    if (!Number.isSafeInteger(numbers[row])) {
      throw new RangeError(
        `row ${row} of an int64 column is ${numbers[row]}, which is not an integer within 2^53; ` +
          "use float64Column, or a BigInt64Array for larger integers",
      );
    }
  }
  return new Int64Column(numbers);
}

/** A column of integers from 0 to 2^64 - 1. The array is shared, not copied. */
export function uint64Column(values: BigUint64Array): Column {
  return new BigIntColumn("uint64", values);
}

/** A column of booleans; null is missing. */
export function boolColumn(values: ArrayLike<boolean | null>): Column {
  return BoolColumn.of(values);
}

/** A column of strings; null is missing. */
export function textColumn(values: ArrayLike<string | null>): Column {
  return TextColumn.of(values);
}

/** A column that holds one value in every row; null makes every row missing. */
export function constantColumn(type: ColumnType, value: CellValue, length: number): Column {
  if (value === null) {
    if (type === "bool" || type === "text") return missingColumn(type, length);
    if (type === "float64") return new Float64Column(new Float64Array(length).fill(Number.NaN));
    if (type === "float32") return new Float32Column(new Float32Array(length).fill(Number.NaN));
    throw new TypeError(`a column of ${type} cannot hold missing values; use float64`);
  }
  switch (type) {
    case "float64":
      return new Float64Column(new Float64Array(length).fill(Number(value)));
    case "float32":
      return new Float32Column(new Float32Array(length).fill(Number(value)));
    case "int64":
      return typeof value === "bigint"
        ? new BigIntColumn("int64", new BigInt64Array(length).fill(value))
        : int64Column(new Float64Array(length).fill(Number(value)));
    case "uint64":
      return new BigIntColumn("uint64", new BigUint64Array(length).fill(BigInt(value)));
    case "bool":
      return BoolColumn.of({ length: 1, 0: Boolean(value) }).take(new Uint32Array(length));
    case "text":
      return TextColumn.of([String(value)]).take(new Uint32Array(length));
  }
}

function missingColumn(type: "bool" | "text", length: number): Column {
  const one = type === "bool" ? BoolColumn.of([null]) : TextColumn.of([null]);
  return one.take(new Uint32Array(length));
}
