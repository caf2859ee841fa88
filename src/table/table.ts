import { type CellValue, type Column, type ColumnType, constantColumn } from "./column.ts";
import { sortedOrder } from "./sort.ts";

/** Named columns of equal length. Every operation returns a new table that shares storage. */
export class Table {
  readonly rowCount: number;
  readonly #columns: ReadonlyMap<string, Column>;

  private constructor(columns: ReadonlyMap<string, Column>, rowCount: number) {
    this.#columns = columns;
    this.rowCount = rowCount;
  }

  /** @throws when two columns share a name or differ in length. */
  static of(columns: Iterable<readonly [string, Column]>): Table {
    const byName = new Map<string, Column>();
    let rowCount: number | undefined;
    for (const [name, column] of columns) {
      if (byName.has(name)) throw new Error(`two columns are named "${name}"`);
      rowCount ??= column.length;
      if (column.length !== rowCount) {
        throw new Error(
          `column "${name}" has ${column.length} rows, the columns before it ${rowCount}`,
        );
      }
      byName.set(name, column);
    }
    return new Table(byName, rowCount ?? 0);
  }

  get columnNames(): readonly string[] {
    return [...this.#columns.keys()];
  }

  has(name: string): boolean {
    return this.#columns.has(name);
  }

  /** @throws when there is no such column; the message lists those there are. */
  column(name: string): Column {
    const column = this.#columns.get(name);
    if (column === undefined) throw this.#noColumn(name);
    return column;
  }

  /** The columns in order, with their names. */
  entries(): IterableIterator<[string, Column]> {
    return this.#columns.entries();
  }

  select(...names: string[]): Table {
    return Table.of(names.map((name) => [name, this.column(name)]));
  }

  drop(...names: string[]): Table {
    for (const name of names) this.column(name);
    const dropped = new Set(names);
    const kept = new Map([...this.#columns].filter(([name]) => !dropped.has(name)));
    return new Table(kept, this.rowCount);
  }

  /** Renames columns in place, old name to new name. */
  rename(map: Readonly<Record<string, string>>): Table {
    for (const name of Object.keys(map)) this.column(name);
    return Table.of(
      [...this.#columns].map(([name, column]) => [
        Object.hasOwn(map, name) ? map[name]! : name,
        column,
      ]),
    );
  }

  /** The given rows in the given order; rows may repeat. */
  take(rows: ArrayLike<number>): Table {
    const columns = new Map<string, Column>();
    for (const [name, column] of this.#columns) columns.set(name, column.take(rows));
    return new Table(columns, rows.length);
  }

  filter(keep: (row: number) => boolean): Table {
    const rows = new Uint32Array(this.rowCount);
    let kept = 0;
    for (let row = 0; row < this.rowCount; row++) if (keep(row)) rows[kept++] = row;
    return this.take(rows.subarray(0, kept));
  }

  /** Replaces the column of that name in its place, or appends it. */
  with(name: string, column: Column): Table {
    return Table.of(new Map(this.#columns).set(name, column));
  }

  /** Replaces or appends a column that holds one value in every row. */
  withConstant(name: string, type: ColumnType, value: CellValue): Table {
    return this.with(name, constantColumn(type, value, this.rowCount));
  }

  /** Stable: text by code point, numbers numerically, missing last. */
  sortBy(name: string): Table {
    return this.take(sortedOrder(this.column(name)));
  }

  #noColumn(name: string): Error {
    return new Error(`no column "${name}"; the columns are: ${this.columnNames.join(", ")}`);
  }
}
