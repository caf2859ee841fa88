import type { Column } from "./column-type.ts";
import { rowComparison } from "./compare.ts";
import { introsort } from "./introsort.ts";

/** Row numbers in stable ascending order (text by code point), missing last in file order. */
export function sortedOrder(column: Column): Uint32Array {
  return orderWith(column, (rows) => rows.sort(rowComparison(column)));
}

/**
 * Row numbers as NumPy's default, unstable argsort of an object column orders them: equal keys
 * end where its introsort leaves them. Missing keys come last in file order, as pandas puts them.
 */
export function numpyArgsort(column: Column): Uint32Array {
  const compare = rowComparison(column);
  return orderWith(column, (rows) => introsort(rows, (a, b) => compare(a, b) < 0));
}

function orderWith(column: Column, sort: (rows: Uint32Array) => void): Uint32Array {
  const order = new Uint32Array(column.length);
  let present = 0;
  let missing = column.length;
  for (let row = 0; row < column.length; row++) {
    if (column.isMissing(row)) order[--missing] = row;
    else order[present++] = row;
  }
  order.subarray(missing).reverse();
  sort(order.subarray(0, present));
  return order;
}
