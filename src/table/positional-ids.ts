import { int64Column } from "./column.ts";
import type { Table } from "./table.ts";

/** Replaces a column by whole numbers that count the rows, the first of them `first`. */
export function withPositionalIds(table: Table, name: string, first: number): Table {
  const ids = Float64Array.from({ length: table.rowCount }, (_, row) => first + row);
  return table.with(name, int64Column(ids));
}
