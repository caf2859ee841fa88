import { type CellValue, type Column, type ColumnType, constantColumn } from "./column.ts";
import { checkedRows, RowSelection } from "./row-selection.ts";
import { sortedOrder } from "./sort.ts";

/** Below this share of the rows a selection is gathered at once, so that the rest can be freed. */
const SMALL_SHARE = 0.25;

/** Named columns of equal length. Every operation returns a new table that shares storage. */
export class Table {
  readonly rowCount: number;
  readonly #columns: ReadonlyMap<string, Column | RowSelection>;

  private constructor(columns: ReadonlyMap<string, Column | RowSelection>, rowCount: number) {
    this.#columns = columns;
    this.rowCount = rowCount;
  }

  /** @throws when two columns share a name or differ in length. */
  static of(columns: Iterable<readonly [string, Column]>): Table {
    return Table.#of(columns);
  }

  static #of(columns: Iterable<readonly [string, Column | RowSelection]>): Table {
    const byName = new Map<string, Column | RowSelection>();
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
    const column = this.#stored(name);
    return column instanceof RowSelection ? column.gathered() : column;
  }

  /** The columns in order, with their names. */
  *entries(): Generator<[string, Column]> {
    for (const name of this.#columns.keys()) yield [name, this.column(name)];
  }

  /** The columns in order, as they are stored: some perhaps as rows chosen of another column. */
  storedColumns(): (Column | RowSelection)[] {
    return [...this.#columns.values()];
  }

  select(...names: string[]): Table {
    return Table.#of(names.map((name) => [name, this.#stored(name)]));
  }

  drop(...names: string[]): Table {
    for (const name of names) this.#stored(name);
    const dropped = new Set(names);
    const kept = new Map([...this.#columns].filter(([name]) => !dropped.has(name)));
    return new Table(kept, this.rowCount);
  }

  /** Renames columns in place, old name to new name. */
  rename(map: Readonly<Record<string, string>>): Table {
    for (const name of Object.keys(map)) this.#stored(name);
    return Table.#of(
      [...this.#columns].map(([name, column]) => [
        Object.hasOwn(map, name) ? map[name]! : name,
        column,
      ]),
    );
  }

  /** The given rows in the given order; rows may repeat. @throws RangeError when there is no such row. */
  take(rows: ArrayLike<number>): Table {
    const checked = checkedRows(rows, this.rowCount);
    const small = checked.length < SMALL_SHARE * this.rowCount;
    const ofSelection = new Map<Uint32Array, Uint32Array>();
    const taken = (stored: Column | RowSelection): Column | RowSelection => {
      if (!(stored instanceof RowSelection)) {
        return small ? stored.take(checked) : new RowSelection(stored, checked);
      }
      let combined = ofSelection.get(stored.rows);
      if (combined === undefined) {
        combined = checked.map((row) => stored.rows[row]!);
        ofSelection.set(stored.rows, combined);
      }
      return small ? stored.base.take(combined) : new RowSelection(stored.base, combined);
    };
    const columns = new Map([...this.#columns].map(([name, stored]) => [name, taken(stored)]));
    return new Table(columns, checked.length);
  }

  filter(keep: (row: number) => boolean): Table {
    const rows = new Uint32Array(this.rowCount);
    let kept = 0;
    for (let row = 0; row < this.rowCount; row++) if (keep(row)) rows[kept++] = row;
    return this.take(rows.subarray(0, kept));
  }

  /** Replaces the column of that name in its place, or appends it. */
  with(name: string, column: Column): Table {
    return Table.#of(new Map(this.#columns).set(name, column));
  }

  /** Replaces or appends a column that holds one value in every row. */
  withConstant(name: string, type: ColumnType, value: CellValue): Table {
    return this.with(name, constantColumn(type, value, this.rowCount));
  }

  /** Stable: text by code point, numbers numerically, missing last. */
  sortBy(name: string): Table {
    return this.take(sortedOrder(this.column(name)));
  }

  #stored(name: string): Column | RowSelection {
    const stored = this.#columns.get(name);
    if (stored !== undefined) return stored;
    throw new Error(`no column "${name}"; the columns are: ${this.columnNames.join(", ")}`);
  }
}
