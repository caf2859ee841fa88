import {
  boolColumn,
  type CellValue,
  type Column,
  type ColumnType,
  float32Column,
  float64Column,
  int64Column,
  textColumn,
  uint64Column,
} from "./column.ts";
import { joinChunks } from "./join-chunks.ts";
import type { Table } from "./table.ts";

/** Learns what types the columns of a table have whose rows come in chunks. */
export class JoinedTypes {
  /** For each column, a row or two of every kind of chunk; as many say all about the type. */
  readonly #examples: Map<string, Column>[] = [];

  add(chunk: Table): void {
    let place = 0;
    for (const [, column] of chunk.entries()) {
      this.#examples[place] ??= new Map();
      if (column.length > 0) {
        const rows = exampleRows(column);
        const kind = `${column.type} ${rows.length} ${column.isMissing(rows[0]!)}`;
        if (!this.#examples[place]!.has(kind)) this.#examples[place]!.set(kind, column.take(rows));
      }
      place++;
    }
  }

  types(): ColumnType[] {
    return this.#examples.map((examples) => {
      const chunks = [...examples.values()];
      const length = chunks.reduce((sum, chunk) => sum + chunk.length, 0);
      return joinChunks(chunks, {
        bytes: Buffer.alloc(0),
        values: new Float64Array(length),
        starts: new Uint32Array(length),
        ends: new Uint32Array(length),
      }).type;
    });
  }
}

/** The first row with a value and the first one without, as far as there are such. */
function exampleRows(column: Column): number[] {
  const found: [present?: number, missing?: number] = [];
  for (let row = 0; row < column.length; row++) {
    found[column.isMissing(row) ? 1 : 0] ??= row;
    if (found[0] !== undefined && (found[1] !== undefined || column.type === "int64")) break;
  }
  return found.filter((row) => row !== undefined);
}

/** A chunk's column as the type of the whole column has it. */
export function asType(column: Column, type: ColumnType): Column {
  if (column.type === type) return column;
  const cells = Array.from({ length: column.length }, (_, row) =>
    type === "text" ? column.textAt(row) : column.valueAt(row),
  );
  return columnOf(type, cells);
}

/** A column of values that its type can hold, or that NumPy converts to it. */
export function columnOf(type: ColumnType, cells: readonly CellValue[]): Column {
  switch (type) {
    case "text":
      return textColumn(cells as (string | null)[]);
    case "bool":
      return boolColumn(cells as (boolean | null)[]);
    case "float64":
      return float64Column(cells.map((cell) => (cell === null ? Number.NaN : Number(cell))));
    case "float32":
      return float32Column(cells.map((cell) => (cell === null ? Number.NaN : Number(cell))));
    case "uint64":
      return uint64Column(BigUint64Array.from(cells, (cell) => BigInt(cell!)));
    case "int64":
      return cells.some((cell) => typeof cell === "bigint")
        ? int64Column(BigInt64Array.from(cells, (cell) => BigInt(cell!)))
        : int64Column(cells.map(Number));
  }
}
