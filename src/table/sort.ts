import type { Column } from "./column-type.ts";
import { rowComparison } from "./compare.ts";
import { BigIntColumn } from "./integer-column.ts";
import { introsort } from "./introsort.ts";
import { mergeSort } from "./merge-sort.ts";
import { TextColumn } from "./text-column.ts";

/** Row numbers in stable ascending order (text by code point), missing last in file order. */
export function sortedOrder(column: Column): Uint32Array {
  const { order, present } = missingLast(column);
  const exact = column instanceof TextColumn || column instanceof BigIntColumn;
  mergeSort(present, sortKeys(column, present), exact ? rowComparison(column) : undefined);
  return order;
}

/**
 * Row numbers as NumPy's default, unstable argsort of an object column orders them: equal keys
 * end where its introsort leaves them. Missing keys come last in file order, as pandas puts them.
 */
export function numpyArgsort(column: Column): Uint32Array {
  const { order, present } = missingLast(column);
  const compare = rowComparison(column);
  introsort(present, (a, b) => compare(a, b) < 0);
  return order;
}

/** All rows, and the part of them that is not missing and still to be sorted. */
function missingLast(column: Column): { order: Uint32Array; present: Uint32Array } {
  const order = new Uint32Array(column.length);
  let present = 0;
  let missing = column.length;
  for (let row = 0; row < column.length; row++) {
    if (column.isMissing(row)) order[--missing] = row;
    else order[present++] = row;
  }
  order.subarray(missing).reverse();
  return { order, present: order.subarray(0, present) };
}

/** Numbers that never order two rows wrongly, though they may be equal where the rows differ. */
function sortKeys(column: Column, rows: Uint32Array): Float64Array {
  if (column instanceof TextColumn) return textKeys(column, rows);
  return Float64Array.from(rows, (row) => column.numberAt(row));
}

/** The six bytes after what all the texts begin with, as one integer each. */
function textKeys({ bytes, starts, ends }: TextColumn, rows: Uint32Array): Float64Array {
  const skipped = sharedPrefix({ bytes, starts, ends }, rows);
  const keys = new Float64Array(rows.length);
  for (let i = 0; i < rows.length; i++) {
    const first = starts[rows[i]!]! + skipped;
    const end = ends[rows[i]!]!;
    let key = 0;
    for (let at = first; at < first + 6; at++) key = key * 256 + (at < end ? bytes[at]! : 0);
    keys[i] = key;
  }
  return keys;
}

function sharedPrefix(
  { bytes, starts, ends }: Pick<TextColumn, "bytes" | "starts" | "ends">,
  rows: Uint32Array,
): number {
  if (rows.length === 0) return 0;
  const model = starts[rows[0]!]!;
  let shared = ends[rows[0]!]! - model;
  for (let i = 1; i < rows.length && shared > 0; i++) {
    const start = starts[rows[i]!]!;
    shared = Math.min(shared, ends[rows[i]!]! - start);
    let same = 0;
    while (same < shared && bytes[model + same] === bytes[start + same]) same++;
    shared = same;
  }
  return shared;
}
