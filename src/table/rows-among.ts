import type { Column } from "./column-type.ts";
import { RowIndex } from "./row-index.ts";
import type { Table } from "./table.ts";

/** The rows whose value in a column is among those of another column, in the order of the table. */
export function rowsAmong(table: Table, name: string, values: Column): Table {
  const column = table.column(name);
  const index = new RowIndex(values);
  return table.filter((row) => index.find(column, row) >= 0);
}
