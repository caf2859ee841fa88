import { splitWords } from "../metrics/words.ts";
import type { Table } from "../table/table.ts";
import { cellViolation, requireTexts } from "./columns.ts";
import { pythonFloat } from "./python-floats.ts";

/** How a cell lists predictions: groups of parts, one after the other. */
export interface GroupFormat {
  /** What the parts of a group are called. */
  parts: readonly string[];
  /** The part that is any word; the others are numbers. */
  word?: string;
  /** Parts stand between single blanks, each of which counts, or between any white space. */
  separator: "blank" | "white space";
  /** Whether a cell may be missing, which means no predictions. */
  missing: "allowed" | "refused";
  /** A cell of nothing but white space means no predictions even where each blank counts. */
  blankMeansNone?: boolean;
}

export interface PredictionGroup {
  /** The part that is a word; "" where none is. */
  word: string;
  /** The parts that are numbers, in order. */
  numbers: number[];
}

/**
 * The predictions in each cell of a column.
 * @throws {RuleViolation} for a cell that is not written so, and for a column without any text.
 */
export function requireGroups(
  submission: Table,
  name: string,
  format: GroupFormat,
): PredictionGroup[][] {
  requireTexts(submission, name, { missing: format.missing });
  const column = submission.column(name);
  return Array.from({ length: column.length }, (_, row) => {
    const groups = groupsOf(partsOf(column.textAt(row), format), format);
    if (groups !== undefined) return groups;
    throw cellViolation("not-predictions", submission, name, row, described(format));
  });
}

function partsOf(text: string | null, { separator, blankMeansNone }: GroupFormat): string[] {
  if (text === null) return [];
  if (separator === "white space" || (blankMeansNone && splitWords(text).length === 0)) {
    return splitWords(text);
  }
  return text.split(" ");
}

function groupsOf(texts: readonly string[], format: GroupFormat): PredictionGroup[] | undefined {
  const { parts, word } = format;
  if (texts.length % parts.length !== 0) return undefined;
  const groups: PredictionGroup[] = [];
  for (const [place, text] of texts.entries()) {
    const part = place % parts.length;
    if (part === 0) groups.push({ word: "", numbers: [] });
    const group = groups.at(-1)!;
    if (parts[part] === word) {
      group.word = text;
      continue;
    }
    const number = pythonFloat(text);
    if (number === undefined) return undefined;
    group.numbers.push(number);
  }
  return groups;
}

function described({ parts, word, separator }: GroupFormat): string {
  const numbers = word === undefined ? "all of them numbers" : `all but ${word} numbers`;
  const between = separator === "blank" ? "single blanks" : "white space";
  return `"${parts.join(" ")}", any number of times, ${numbers}, with ${between} between them`;
}
