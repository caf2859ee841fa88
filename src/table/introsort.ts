const SMALL_RANGE = 16;

/**
 * Sorts row numbers in place as NumPy's generic quicksort does (median of three, insertion sort
 * of small ranges, heapsort when partitions nest too deep), which is not stable; where keys are
 * equal, the result is the same as NumPy's.
 */
export function introsort(rows: Uint32Array, less: (a: number, b: number) => boolean): void {
  const pending: [first: number, last: number, depth: number][] = [];
  let first = 0;
  let last = rows.length - 1;
  let depth = 2 * Math.floor(Math.log2(Math.max(rows.length, 1)));
  for (;;) {
    if (depth < 0) {
      heapsort(rows.subarray(first, last + 1), less);
    } else {
      while (last - first >= SMALL_RANGE) {
        const middle = partition(rows, first, last, less);
        depth--;
        if (middle - first < last - middle) {
          pending.push([middle + 1, last, depth]);
          last = middle - 1;
        } else {
          pending.push([first, middle - 1, depth]);
          first = middle + 1;
        }
      }
      insertionSort(rows, first, last, less);
    }
    const next = pending.pop();
    if (next === undefined) return;
    [first, last, depth] = next;
  }
}

/** Moves the median of three into its final place and returns that place. */
function partition(
  rows: Uint32Array,
  first: number,
  last: number,
  less: (a: number, b: number) => boolean,
): number {
  const middle = first + ((last - first) >> 1);
  if (less(rows[middle]!, rows[first]!)) swap(rows, middle, first);
  if (less(rows[last]!, rows[middle]!)) swap(rows, last, middle);
  if (less(rows[middle]!, rows[first]!)) swap(rows, middle, first);
  const pivot = rows[middle]!;
  let i = first;
  let j = last - 1;
  swap(rows, middle, j);
  for (;;) {
    do i++;
    while (less(rows[i]!, pivot));
    do j--;
    while (less(pivot, rows[j]!));
    if (i >= j) break;
    swap(rows, i, j);
  }
  swap(rows, i, last - 1);
  return i;
}

function insertionSort(
  rows: Uint32Array,
  first: number,
  last: number,
  less: (a: number, b: number) => boolean,
): void {
  for (let i = first + 1; i <= last; i++) {
    const row = rows[i]!;
    let hole = i;
    while (hole > first && less(row, rows[hole - 1]!)) {
      rows[hole] = rows[hole - 1]!;
      hole--;
    }
    rows[hole] = row;
  }
}

function heapsort(rows: Uint32Array, less: (a: number, b: number) => boolean): void {
  for (let root = rows.length >> 1; root > 0; root--) sink(rows, root, rows.length, less);
  for (let size = rows.length - 1; size > 0; size--) {
    swap(rows, size, 0);
    sink(rows, 1, size, less);
  }
}

/** Sinks the element at heap place `root` (counted from 1) in a heap of `size` elements. */
function sink(
  rows: Uint32Array,
  root: number,
  size: number,
  less: (a: number, b: number) => boolean,
): void {
  const row = rows[root - 1]!;
  let hole = root;
  for (let child = root * 2; child <= size; child = hole * 2) {
    if (child < size && less(rows[child - 1]!, rows[child]!)) child++;
    if (!less(row, rows[child - 1]!)) break;
    rows[hole - 1] = rows[child - 1]!;
    hole = child;
  }
  rows[hole - 1] = row;
}

function swap(rows: Uint32Array, a: number, b: number): void {
  const row = rows[a]!;
  rows[a] = rows[b]!;
  rows[b] = row;
}
