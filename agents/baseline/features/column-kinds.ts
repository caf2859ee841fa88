import { isMissing, toNumber } from "../csv.ts";

export type ColumnKind = "number" | "category" | "date" | "text" | "composite" | "identifier";

const date = /^\d{4}[-/]\d{2}[-/]\d{2}([ T]\d{2}:\d{2}(:\d{2})?.*)?$|^\d{14}Z$/;
const fewestWordsOfText = 4;
const mostPartsOfComposite = 5;
const partSeparator = /[/_:]/;

/**
 * What a column's cells are, judged on all that are not missing: text where they have four words
 * or more on average, composite where all consist of the same number of parts joined by `/`, `_`
 * or `:`, identifier where most differ, else category.
 */
export function columnKind(cells: readonly string[]): ColumnKind {
  const present = cells.filter((cell) => !isMissing(cell));
  if (present.length === 0) return "identifier";
  if (present.every((cell) => !Number.isNaN(toNumber(cell)))) return "number";
  if (present.every((cell) => date.test(cell))) return "date";
  const words = present.reduce((sum, cell) => sum + countWords(cell), 0);
  if (words / present.length >= fewestWordsOfText) return "text";
  const parts = present[0].split(partSeparator).length;
  const isComposite =
    parts > 1 &&
    parts <= mostPartsOfComposite &&
    present.every((cell) => cell.split(partSeparator).length === parts);
  if (isComposite) return "composite";
  return new Set(present).size > present.length / 2 ? "identifier" : "category";
}

/** The parts of composite cells, column by column; missing cells have missing parts. */
export function splitComposite(cells: readonly string[]): string[][] {
  const first = cells.find((cell) => !isMissing(cell))!;
  return first
    .split(partSeparator)
    .map((_, k) => cells.map((cell) => cell.split(partSeparator)[k] ?? ""));
}

/** Milliseconds since 1970 (UTC) of a cell that `columnKind` takes for a date; NaN if missing. */
export function parseDate(cell: string): number {
  const digits = cell.match(/\d+/g)?.join("") ?? "";
  const [year, month, day, hour, minute, second] = [
    digits.slice(0, 4),
    digits.slice(4, 6),
    digits.slice(6, 8),
    digits.slice(8, 10),
    digits.slice(10, 12),
    digits.slice(12, 14),
  ].map((part) => (part === "" ? undefined : Number(part)));
  if (year === undefined || month === undefined || day === undefined) return Number.NaN;
  return Date.UTC(year, month - 1, day, hour ?? 0, minute ?? 0, second ?? 0);
}

function countWords(cell: string): number {
  return cell.match(/\S+/g)?.length ?? 0;
}
