import { open } from "node:fs/promises";
import type { BasicType } from "hyparquet-writer";
import type { Column, ColumnType } from "./column.ts";
import { Float32Column } from "./float32-column.ts";
import { Float64Column } from "./float64-column.ts";
import type { Table } from "./table.ts";

const PARQUET_TYPES = {
  float64: "DOUBLE",
  float32: "FLOAT",
  int64: "INT64",
  uint64: undefined,
  bool: "BOOLEAN",
  text: "STRING",
} as const satisfies Record<ColumnType, BasicType | undefined>;

/**
 * Writes a Parquet file, snappy-compressed, one row group for each table that has rows.
 * @throws when a later table has other columns or types than the first.
 */
export async function writeParquet(
  path: string,
  tables: Table | AsyncIterable<Table> | Iterable<Table>,
): Promise<void> {
  const { ByteWriter, ParquetWriter, schemaFromColumnData } = await import("hyparquet-writer");
  const target = await open(path, "w");
  try {
    const bytes = new ByteWriter();
    let writer: InstanceType<typeof ParquetWriter> | undefined;
    let layout = "";
    const groups = Symbol.iterator in tables || Symbol.asyncIterator in tables ? tables : [tables];
    for await (const table of groups) {
      const columns = [...table.entries()].map(([name, column]) => columnSource(name, column));
      const described = columns.map(({ name, type }) => `${name} ${type}`).join(", ");
      if (writer === undefined) {
        writer = new ParquetWriter({
          writer: bytes,
          schema: schemaFromColumnData({ columnData: columns }),
          createdBy: "mlebench",
        });
        layout = described;
      } else if (described !== layout) {
        throw new Error(`${path} has the columns ${layout}; the next rows have ${described}`);
      }
      if (table.rowCount === 0) continue;
      await writer.write({ columnData: columns, rowGroupSize: table.rowCount });
      await flush();
    }
    if (writer === undefined) throw new Error(`There is no table to write to ${path}.`);
    await writer.finish();
    await flush();

    async function flush() {
      await target.writeFile(bytes.getBytes());
      bytes.index = 0;
    }
  } finally {
    await target.close();
  }
}

function columnSource(name: string, column: Column) {
  const type = PARQUET_TYPES[column.type];
  if (type === undefined) throw new Error(`column "${name}" holds integers beyond 64 signed bits`);
  const source = { name, type, data: valuesOf(column) };
  // A dictionary of the library would take -0 for 0.
  const isFloat = column.type === "float64" || column.type === "float32";
  return isFloat ? { ...source, encoding: "PLAIN" as const } : source;
}

function valuesOf(column: Column) {
  if (column instanceof Float64Column || column instanceof Float32Column) return column.values;
  if (column.type !== "int64") {
    return Array.from({ length: column.length }, (_, row) => column.valueAt(row));
  }
  const integers = new BigInt64Array(column.length);
  for (let row = 0; row < integers.length; row++) {
    integers[row] = BigInt(column.valueAt(row) as number | bigint);
  }
  return integers;
}
