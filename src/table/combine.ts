import type { CellValue, Column, ColumnType } from "./column.ts";
import { groupRows } from "./groups.ts";
import { columnOf } from "./joined-types.ts";
import { RowIndex } from "./row-index.ts";
import { Table } from "./table.ts";

/**
 * The rows of all tables, one table after the other, as pandas' `concat` makes them: all columns in
 * the order they are met, missing where a table lacks one. Integers become doubles where a value is
 * missing or another part holds doubles; numbers and booleans become text beside text.
 * @throws TypeError for booleans beside numbers, which pandas would keep as they are.
 */
export function concatTables(tables: readonly Table[]): Table {
  const names = new Set(tables.flatMap((table) => table.columnNames));
  return Table.of([...names].map((name) => [name, joined(name, tables)]));
}

function joined(name: string, tables: readonly Table[]): Column {
  const parts = tables.map((table) => (table.has(name) ? table.column(name) : undefined));
  const type = joinedType(name, parts);
  const cells: CellValue[] = [];
  parts.forEach((part, place) => {
    const rows = tables[place]!.rowCount;
    for (let row = 0; row < rows; row++) {
      cells.push(
        part === undefined ? null : type === "text" ? part.textAt(row) : part.valueAt(row),
      );
    }
  });
  return columnOf(type, cells);
}

function joinedType(name: string, parts: readonly (Column | undefined)[]): ColumnType {
  const types = new Set(parts.flatMap((part) => part?.type ?? []));
  const incomplete = parts.some((part) => part === undefined);
  if (types.has("text")) return "text";
  if (types.has("bool") && types.size > 1) {
    throw new TypeError(`column "${name}" holds booleans in one table and numbers in another`);
  }
  const [only] = types;
  if (types.size > 1) return "float64";
  return incomplete && (only === "int64" || only === "uint64") ? "float64" : only!;
}

/**
 * The pairs of rows with equal values in the column `on`, as pandas' `merge(how="inner")` makes
 * them: in the order of the left rows, then of the right ones; first the left columns, then the
 * right ones without `on`. Missing values pair with nothing.
 * @throws when another column is in both tables.
 */
export function innerJoin(left: Table, right: Table, on: string): Table {
  const leftKeys = left.column(on);
  const rightKeys = right.column(on);
  const index = new RowIndex(rightKeys);
  const partners = new Map(
    groupRows(rightKeys, { order: "first" }).map(({ rows }) => [rows[0]!, rows]),
  );
  const leftRows: number[] = [];
  const rightRows: number[] = [];
  for (let row = 0; row < left.rowCount; row++) {
    for (const partner of partners.get(index.find(leftKeys, row)) ?? []) {
      leftRows.push(row);
      rightRows.push(partner);
    }
  }
  return Table.of([...left.take(leftRows).entries(), ...right.drop(on).take(rightRows).entries()]);
}
