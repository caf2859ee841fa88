import type { Column } from "./column-type.ts";
import { BigIntColumn } from "./integer-column.ts";
import { TextColumn } from "./text-column.ts";

/** Orders strings by code point (as UTF-8 bytes do), where `<` orders by UTF-16 unit. */
export function compareCodePoints(a: string, b: string): number {
  const shared = Math.min(a.length, b.length);
  for (let i = 0; i < shared; i++) {
    const unitA = a.charCodeAt(i);
    const unitB = b.charCodeAt(i);
    if (unitA !== unitB) return codePointRank(unitA) - codePointRank(unitB);
  }
  return a.length - b.length;
}

/** Surrogates stand for code points above all others, so they move above U+E000..U+FFFF. */
function codePointRank(unit: number): number {
  return unit >= 0xe000 ? unit - 0x800 : unit >= 0xd800 ? unit + 0x2000 : unit;
}

/** Compares two rows of one column, neither missing. Negative when the first comes first. */
export type RowComparison = (a: number, b: number) => number;

/** Text by code point, numbers numerically, false before true. */
export function rowComparison(column: Column): RowComparison {
  if (column instanceof TextColumn) {
    const { bytes, starts, ends } = column;
    return (a, b) => compareBytes(bytes, starts[a]!, ends[a]!, bytes, starts[b]!, ends[b]!);
  }
  if (column instanceof BigIntColumn) {
    const { values } = column;
    return (a, b) => (values[a]! < values[b]! ? -1 : values[a]! > values[b]! ? 1 : 0);
  }
  return (a, b) => {
    const first = column.numberAt(a);
    const second = column.numberAt(b);
    return first < second ? -1 : first > second ? 1 : 0;
  };
}

/**
 * Whether two cells are equal as pandas compares: missing equals nothing, 12.0 equals 12, true
 * equals 1, text never equals a number. A double against a 64-bit integer compares as doubles.
 */
export function cellsEqual(a: Column, rowA: number, b: Column, rowB: number): boolean {
  if (a.isMissing(rowA) || b.isMissing(rowB)) return false;
  if (a instanceof TextColumn) {
    return b instanceof TextColumn && textsEqual(a, rowA, b, rowB);
  }
  if (b instanceof TextColumn) return false;
  const isExact = b.type !== "float64" && b.type !== "float32";
  if (a instanceof BigIntColumn && isExact) return a.valueAt(rowA) === b.valueAt(rowB);
  return a.numberAt(rowA) === b.numberAt(rowB);
}

function textsEqual(a: TextColumn, rowA: number, b: TextColumn, rowB: number): boolean {
  const startA = a.starts[rowA]!;
  const startB = b.starts[rowB]!;
  const length = a.ends[rowA]! - startA;
  if (length !== b.ends[rowB]! - startB) return false;
  for (let i = 0; i < length; i++) {
    if (a.bytes[startA + i] !== b.bytes[startB + i]) return false;
  }
  return true;
}

function compareBytes(
  a: Uint8Array,
  startA: number,
  endA: number,
  b: Uint8Array,
  startB: number,
  endB: number,
): number {
  const shared = Math.min(endA - startA, endB - startB);
  for (let i = 0; i < shared; i++) {
    const difference = a[startA + i]! - b[startB + i]!;
    if (difference !== 0) return difference;
  }
  return endA - startA - (endB - startB);
}
