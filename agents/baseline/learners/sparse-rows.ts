/** A sparse matrix by rows: row r holds entries `start[r]` to `start[r + 1]`, columns ascending. */
export interface SparseRows {
  start: Int32Array;
  column: Int32Array;
  value: Float32Array;
  width: number;
}

/** Joins rows of (column, value) maps into one sparse matrix; rows may be made as they are needed. */
export function sparseRows(rows: Iterable<ReadonlyMap<number, number>>, width: number): SparseRows {
  const start = [0];
  let column = new Int32Array(1024);
  let value = new Float32Array(1024);
  let at = 0;
  for (const row of rows) {
    if (at + row.size > column.length) {
      const capacity = Math.max(2 * column.length, at + row.size);
      column = enlarged(column, new Int32Array(capacity));
      value = enlarged(value, new Float32Array(capacity));
    }
    for (const key of Int32Array.from(row.keys()).sort()) {
      column[at] = key;
      value[at++] = row.get(key)!;
    }
    start.push(at);
  }
  return {
    start: Int32Array.from(start),
    column: column.slice(0, at),
    value: value.slice(0, at),
    width,
  };
}

function enlarged<T extends Int32Array | Float32Array>(from: T, to: T): T {
  to.set(from);
  return to;
}

/** Scales every row to Euclidean length 1, in place. */
export function normaliseRows({ start, value }: SparseRows): void {
  for (let r = 0; r + 1 < start.length; r++) {
    let squares = 0;
    for (let k = start[r]; k < start[r + 1]; k++) squares += value[k] ** 2;
    const scale = squares > 0 ? 1 / Math.sqrt(squares) : 0;
    for (let k = start[r]; k < start[r + 1]; k++) value[k] *= scale;
  }
}

/** Keeps of both matrices only the columns that at least `rows` rows of `known` hold. */
export function keepCommonColumns(
  known: SparseRows,
  queries: SparseRows,
  rows: number,
): [SparseRows, SparseRows] {
  const holders = new Int32Array(known.width);
  for (const column of known.column) holders[column]++;
  const renamed = new Int32Array(known.width).fill(-1);
  let width = 0;
  for (let column = 0; column < known.width; column++) {
    if (holders[column] >= rows) renamed[column] = width++;
  }
  return [renameColumns(known, renamed, width), renameColumns(queries, renamed, width)];
}

function renameColumns(matrix: SparseRows, renamed: Int32Array, width: number): SparseRows {
  const start = new Int32Array(matrix.start.length);
  const column = new Int32Array(matrix.column.length);
  const value = new Float32Array(matrix.value.length);
  let at = 0;
  for (let r = 0; r + 1 < start.length; r++) {
    for (let k = matrix.start[r]; k < matrix.start[r + 1]; k++) {
      const name = renamed[matrix.column[k]];
      if (name < 0) continue;
      column[at] = name;
      value[at++] = matrix.value[k];
    }
    start[r + 1] = at;
  }
  return { start, column: column.subarray(0, at), value: value.subarray(0, at), width };
}
