import type { AsyncBuffer, FileMetaData } from "hyparquet";
import { type Column, float32Column, float64Column, int64Column, textColumn } from "./column.ts";
import { concatTables } from "./combine.ts";
import { columnOf } from "./joined-types.ts";
import { Table } from "./table.ts";

type SchemaElement = FileMetaData["schema"][number];

/** What a Parquet file holds of a column for some rows: typed, or a list with null for missing. */
type Values = ArrayLike<unknown>;

/** So many rows of a large row group are in memory at a time. */
const MOST_ROWS = 2 ** 20;

/** A Parquet file of plain columns (numbers, booleans, text), read part by part. */
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
    const parts: Table[] = [];
    for await (const part of this.parts(columns)) parts.push(part);
    return parts.length === 1 ? parts[0]! : concatTables(parts);
  }

  /**
   * The rows a row group at a time, or less where groups are large; a file without rows gives one
   * table without rows.
   */
  async *parts(
    columns: readonly string[] = this.columnNames,
    mostRows = MOST_ROWS,
  ): AsyncGenerator<Table> {
    let groupStart = 0;
    for (const { num_rows } of this.#metadata.row_groups) {
      const groupEnd = groupStart + Number(num_rows);
      for (let start = groupStart; start < groupEnd; start += mostRows) {
        yield await this.#rows(columns, start, Math.min(start + mostRows, groupEnd));
      }
      groupStart = groupEnd;
    }
    if (groupStart === 0) yield await this.#rows(columns, 0, 0);
  }

  async #rows(columns: readonly string[], rowStart: number, rowEnd: number): Promise<Table> {
    const { parquetRead } = await import("hyparquet");
    const { compressors } = await import("hyparquet-compressors");
    const read: [string, Column][] = [];
    // One after another, since what is compressed is read as a whole.
    for (const name of columns) {
      const parts: Values[] = [];
      await parquetRead({
        file: this.#file,
        metadata: this.#metadata,
        compressors,
        columns: [name],
        rowStart,
        rowEnd,
        // Whole pages, so perhaps some rows before and after.
        onChunk: ({ columnData, rowStart: first }) =>
          parts.push(columnData.slice(Math.max(0, rowStart - first), rowEnd - first)),
      });
      read.push([name, this.#column(name, parts)]);
    }
    return Table.of(read);
  }

  #column(name: string, parts: readonly Values[]): Column {
    const element = this.#elements.get(name);
    const length = parts.reduce((sum, part) => sum + part.length, 0);
    const values = () => parts.flatMap((part) => Array.from(part));
    switch (element && columnKind(element)) {
      case "integer":
        return integerColumn(parts, length);
      case "single":
        return float32Column(fillNumbers(parts, new Float32Array(length)));
      case "double":
        return float64Column(fillNumbers(parts, new Float64Array(length)));
      case "bool":
        return columnOf("bool", values() as boolean[]);
      case "text":
        return textColumn(values() as (string | null)[]);
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

/** The numbers of a column, NaN where they are missing. */
function fillNumbers<T extends Float64Array | Float32Array>(
  parts: readonly Values[],
  target: T,
): T {
  let at = 0;
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) target[at++] = (part[i] as number | null) ?? Number.NaN;
  }
  return target;
}

/**
 * Integers beside missing values are doubles, as in pandas. Without, they are kept as doubles where
 * these hold them, which takes half the time of bigints.
 */
function integerColumn(parts: readonly Values[], length: number): Column {
  const numbers = new Float64Array(length);
  let [at, isSafe, hasMissing] = [0, true, false];
  for (const part of parts) {
    for (let i = 0; i < part.length; i++) {
      const value = part[i] as bigint | number | null;
      const number = value === null ? Number.NaN : Number(value);
      if (value === null) hasMissing = true;
      else if (!Number.isSafeInteger(number)) isSafe = false;
      numbers[at++] = number;
    }
  }
  if (hasMissing) return float64Column(numbers);
  if (isSafe) return int64Column(numbers);
  const exact = parts.flatMap((part) => Array.from(part)) as (bigint | number)[];
  return int64Column(BigInt64Array.from(exact, BigInt));
}
