/** What a column holds; the names follow NumPy's dtypes, and text is pandas' `object` of strings. */
export type ColumnType = "float64" | "float32" | "int64" | "uint64" | "bool" | "text";

/** A value as it is handed out: int64 beyond 2^53 and uint64 as bigint, missing as null. */
export type CellValue = string | number | bigint | boolean | null;

/** An immutable column of one type. Rows are counted from 0. */
export interface Column {
  readonly type: ColumnType;
  readonly length: number;
  isMissing(row: number): boolean;
  /** NaN where missing; booleans as 0 and 1; integers beyond 2^53 rounded. @throws on text. */
  numberAt(row: number): number;
  /** The text that the CSV writer prints (before quoting); null where missing. */
  textAt(row: number): string | null;
  valueAt(row: number): CellValue;
  /** The column of the given rows in the given order; rows may repeat. */
  take(rows: ArrayLike<number>): Column;
}
