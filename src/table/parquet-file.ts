import type { AsyncBuffer, FileMetaData } from "hyparquet";
import { type Column, float32Column, float64Column, int64Column, textColumn } from "./column.ts";
import { concatTables } from "./combine.ts";
import { columnOf } from "./joined-types.ts";
import { Table } from "./table.ts";

type SchemaElement = FileMetaData["schema"][number];

/** What a Parquet file holds of a column for some rows: typed, or a list with null for missing. */
type Values = ArrayLike<unknown>;

/** A Parquet file of plain columns (numbers, booleans, text), read row group by row group. */
export class ParquetFile {
  readonly #path: string;
  readonly #file: AsyncBuffer;
  readonly #metadata: FileMetaData;
  readonly #elements: ReadonlyMap<string, SchemaElement>;

  private constructor(path: string, file: AsyncBuffer, metadata: FileMetaData) {
    this.#path = path;
    this.#file = file;
    this.#metadata = metadata;
    this.#elements = new Map(metadata.schema.slice(1).map((element) => [element.name, element]));
  }

  /** @throws when the file is not Parquet, or has nested columns. */
  static async open(path: string): Promise<ParquetFile> {
    // Imported when needed: reading Parquet is rare, and its libraries slow every start.
    const { asyncBufferFromFile, parquetMetadataAsync } = await import("hyparquet");
    const file = await asyncBufferFromFile(path);
    const metadata = await parquetMetadataAsync(file).catch((error: Error) => {
      throw new Error(`${path} is not a readable Parquet file: ${error.message}`);
    });
    const nested = metadata.schema.slice(1).find((element) => element.num_children);
    if (nested)
      throw new Error(`${path}: column "${nested.name}" is nested; only flat ones are read`);
    return new ParquetFile(path, file, metadata);
  }

  get rowCount(): number {
    return Number(this.#metadata.num_rows);
  }

  get columnNames(): string[] {
    return [...this.#elements.keys()];
  }

  /** All rows, of all columns or those named. */
  async read(columns: readonly string[] = this.columnNames): Promise<Table> {
    const groups: Table[] = [];
    for await (const group of this.rowGroups(columns)) groups.push(group);
    return groups.length === 1 ? groups[0]! : concatTables(groups);
  }

  /** The rows a row group at a time; a file without rows gives one table without rows. */
  async *rowGroups(columns: readonly string[] = this.columnNames): AsyncGenerator<Table> {
    let rowStart = 0;
    for (const { num_rows } of this.#metadata.row_groups) {
      const rowEnd = rowStart + Number(num_rows);
      yield await this.#rows(columns, rowStart, rowEnd);
      rowStart = rowEnd;
    }
    if (this.#metadata.row_groups.length === 0) yield await this.#rows(columns, 0, 0);
  }

  async #rows(columns: readonly string[], rowStart: number, rowEnd: number): Promise<Table> {
    const { parquetRead } = await import("hyparquet");
    const { compressors } = await import("hyparquet-compressors");
    const parts = new Map<string, Values[]>(columns.map((name) => [name, []]));
    await parquetRead({
      file: this.#file,
      metadata: this.#metadata,
      compressors,
      columns: [...columns],
      rowStart,
      rowEnd,
      onChunk: ({ columnName, columnData }) => parts.get(columnName)?.push(columnData),
    });
    return Table.of(
      columns.map((name) => [name, this.#column(name, joinedValues(parts.get(name)!))]),
    );
  }

  #column(name: string, values: Values): Column {
    const element = this.#elements.get(name);
    switch (element && columnKind(element)) {
      case "integer":
        return integerColumn(values);
      case "single":
        return float32Column(withNaN(values));
      case "double":
        return float64Column(withNaN(values));
      case "bool":
        return columnOf("bool", Array.from(values) as boolean[]);
      case "text":
        return textColumn(values as ArrayLike<string | null>);
      default:
        throw new Error(
          `${this.#path}: column "${name}" has type ${element?.type}, which is not read here`,
        );
    }
  }
}

function columnKind({ type, converted_type, logical_type }: SchemaElement) {
  const logical = logical_type?.type;
  switch (type) {
    case "INT32":
    case "INT64":
      return logical === undefined || logical === "INTEGER" ? "integer" : undefined;
    case "FLOAT":
      return "single";
    case "DOUBLE":
      return "double";
    case "BOOLEAN":
      return "bool";
    case "BYTE_ARRAY":
      return converted_type === "UTF8" || logical === "STRING" ? "text" : undefined;
    default:
      return undefined;
  }
}

function joinedValues(parts: readonly Values[]): Values {
  return parts.length === 1 ? parts[0]! : parts.flatMap((part) => Array.from(part));
}

function withNaN(values: Values): ArrayLike<number> {
  if (ArrayBuffer.isView(values)) return values as unknown as ArrayLike<number>;
  return Array.from(values, (value) => (value as number | null) ?? Number.NaN);
}

/** Integers beside missing values are doubles, as in pandas. */
function integerColumn(values: Values): Column {
  if (values instanceof BigInt64Array) return smallIntegers(values);
  const cells = Array.from(values) as (bigint | number | null)[];
  return cells.includes(null)
    ? float64Column(cells.map((cell) => (cell === null ? Number.NaN : Number(cell))))
    : smallIntegers(BigInt64Array.from(cells as (bigint | number)[], BigInt));
}

/** Doubles take half the time of bigints wherever they hold the values. */
function smallIntegers(values: BigInt64Array): Column {
  const numbers = Float64Array.from(values, Number);
  return numbers.every(Number.isSafeInteger) ? int64Column(numbers) : int64Column(values);
}
