import type { Column } from "../table/column.ts";
import { cellsEqual } from "../table/compare.ts";
import { sortedOrder } from "../table/sort.ts";

/**
 * The class of every row, numbered in ascending order of the classes (as `numpy.unique` sorts them:
 * text by code point, numbers numerically). Missing values are one class, the last.
 */
export function classCodes(labels: Column): { codes: Uint32Array; classCount: number } {
  const codes = new Uint32Array(labels.length);
  let code = -1;
  let previous = -1;
  for (const row of sortedOrder(labels)) {
    if (previous < 0 || !sameClass(labels, previous, row)) code++;
    codes[row] = code;
    previous = row;
  }
  return { codes, classCount: code + 1 };
}

function sameClass(labels: Column, a: number, b: number): boolean {
  return cellsEqual(labels, a, labels, b) || (labels.isMissing(a) && labels.isMissing(b));
}
