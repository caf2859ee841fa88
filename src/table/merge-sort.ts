import type { RowComparison } from "./compare.ts";

const RUN = 12;

/**
 * Sorts row numbers in place, stably, by their keys; where keys are equal, by `tie` if given. The
 * keys move with their rows, so that merging reads memory in order.
 */
export function mergeSort(rows: Uint32Array, keys: Float64Array, tie?: RowComparison): void {
  const count = rows.length;
  const inOrder = (key: number, row: number, nextKey: number, nextRow: number) =>
    key < nextKey || (key === nextKey && (tie === undefined || tie(row, nextRow) <= 0));
  let ascending = 1;
  while (
    ascending < count &&
    inOrder(keys[ascending - 1]!, rows[ascending - 1]!, keys[ascending]!, rows[ascending]!)
  ) {
    ascending++;
  }
  if (ascending >= count) return;

  for (let first = 0; first < count; first += RUN) {
    const after = Math.min(first + RUN, count);
    for (let i = first + 1; i < after; i++) {
      const key = keys[i]!;
      const row = rows[i]!;
      let hole = i;
      while (hole > first && !inOrder(keys[hole - 1]!, rows[hole - 1]!, key, row)) {
        keys[hole] = keys[hole - 1]!;
        rows[hole] = rows[hole - 1]!;
        hole--;
      }
      keys[hole] = key;
      rows[hole] = row;
    }
  }
  let fromRows = rows;
  let fromKeys = keys;
  let toRows: Uint32Array = new Uint32Array(count);
  let toKeys: Float64Array = new Float64Array(count);
  for (let width = RUN; width < count; width *= 2) {
    for (let first = 0; first < count; first += 2 * width) {
      const middle = Math.min(first + width, count);
      const after = Math.min(first + 2 * width, count);
      let left = first;
      let right = middle;
      for (let to = first; to < after; to++) {
        const takeLeft =
          right === after ||
          (left < middle &&
            inOrder(fromKeys[left]!, fromRows[left]!, fromKeys[right]!, fromRows[right]!));
        const from = takeLeft ? left++ : right++;
        toKeys[to] = fromKeys[from]!;
        toRows[to] = fromRows[from]!;
      }
    }
    [fromRows, toRows] = [toRows, fromRows];
    [fromKeys, toKeys] = [toKeys, fromKeys];
  }
  if (fromRows !== rows) rows.set(fromRows);
}
