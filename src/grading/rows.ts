import type { Column } from "../table/column.ts";
import { cellsEqual } from "../table/compare.ts";
import { RowIndex } from "../table/row-index.ts";
import { numpyArgsort, sortedOrder } from "../table/sort.ts";
import type { Table } from "../table/table.ts";
import { quoted, requireColumns } from "./columns.ts";
import { requireSameIds } from "./id-sets.ts";
import { unknownIdViolation } from "./id-violation.ts";
import { RuleViolation } from "./rule-violation.ts";

/**
 * Requires as many rows as there are answers.
 * @param id where rows have ids: the violation then names one that is missing or too much.
 */
export function requireRowCount(submission: Table, answers: Table, id?: string): void {
  if (submission.rowCount === answers.rowCount) return;
  throw id === undefined
    ? rowCountViolation(submission, answers)
    : idViolation(submission, answers, id);
}

/**
 * Finds each answer's row in the submission. Both must hold the same ids, each as often as the
 * other.
 * @returns for every row of the answers, the submission's row with the same id.
 * @throws {RuleViolation} naming a missing, unknown or repeated id.
 */
export function matchRows(submission: Table, answers: Table, id: string): Uint32Array {
  requireColumns(submission, [id]);
  const theirs = submission.column(id);
  const ours = answers.column(id);
  const rows = matchInOrder(theirs, ours) ?? matchByValue(theirs, ours);
  if (rows) return rows;
  throw idViolation(submission, answers, id);
}

/**
 * Finds each submitted row's row in the answers. Both must hold the same ids, but the submission
 * may repeat some: as pandas' inner join, which pairs every repetition.
 * @param answers whose ids are all different.
 * @returns for every row of the submission, the answers' row with the same id.
 * @throws {RuleViolation} naming a missing or unknown id.
 */
export function matchRepeatedRows(submission: Table, answers: Table, id: string): Uint32Array {
  requireSameIds(submission, answers, id);
  const theirs = submission.column(id);
  const ours = answers.column(id);
  const index = new RowIndex(ours);
  return Uint32Array.from({ length: theirs.length }, (_, row) => index.find(theirs, row));
}

/**
 * Finds each answer's row in the submission as `matchRows` does, where ids repeat: their first row
 * in one file belongs to the first one in the other, and so on.
 */
export function matchInFileOrder(submission: Table, answers: Table, id: string): Uint32Array {
  requireColumns(submission, [id]);
  const rows = matchSorted(submission.column(id), answers.column(id), sortedOrder);
  if (rows) return rows;
  throw idViolation(submission, answers, id);
}

/** A column's numbers rearranged so that position i belongs to row i of the answers. */
export function inAnswerOrder(values: Float64Array, rows: Uint32Array): Float64Array {
  return Float64Array.from(rows, (row) => values[row]);
}

type Key = string | number | bigint;

/** Equal ids have equal keys (12.0 and 12, true and 1); text never equals a number. */
function keyAt(column: Column, row: number): Key {
  const value = column.valueAt(row);
  if (typeof value === "string") return value;
  const number = Number(value);
  return typeof value === "bigint" && !Number.isSafeInteger(number) ? value : number;
}

/** The common case: the submission keeps the rows where the sample submission has them. */
function matchInOrder(theirs: Column, ours: Column): Uint32Array | undefined {
  if (theirs.length !== ours.length) return undefined;
  const rows = new Uint32Array(ours.length);
  for (let row = 0; row < rows.length; row++) {
    if (!cellsEqual(theirs, row, ours, row)) return undefined;
    rows[row] = row;
  }
  return rows;
}

function matchByValue(theirs: Column, ours: Column): Uint32Array | undefined {
  if (theirs.length !== ours.length) return undefined;
  const index = new RowIndex(theirs);
  // Which repetition meets which is up to the reference's sort.
  if (index.hasRepeated) return matchSorted(theirs, ours, numpyArgsort);
  const rows = new Uint32Array(ours.length);
  const isTaken = new Uint8Array(ours.length);
  for (let row = 0; row < rows.length; row++) {
    const found = index.find(ours, row);
    if (found < 0 || isTaken[found] === 1) return undefined;
    isTaken[found] = 1;
    rows[row] = found;
  }
  return rows;
}

/** Pairs what stands at the same place among the sorted ids, as long as these are equal. */
function matchSorted(
  theirs: Column,
  ours: Column,
  orderOf: (column: Column) => Uint32Array,
): Uint32Array | undefined {
  if (theirs.length !== ours.length) return undefined;
  const [theirOrder, ourOrder] = [orderOf(theirs), orderOf(ours)];
  const rows = new Uint32Array(ours.length);
  for (let i = 0; i < rows.length; i++) {
    if (!cellsEqual(theirs, theirOrder[i], ours, ourOrder[i])) return undefined;
    rows[ourOrder[i]] = theirOrder[i];
  }
  return rows;
}

/** Says what keeps the ids from matching, by their names alone. */
function idViolation(submission: Table, answers: Table, id: string): RuleViolation {
  const theirs = submission.column(id);
  const ours = answers.column(id);
  const expectedCounts = countKeys(ours);
  const seenCounts = new Map<Key, number>();
  for (let row = 0; row < theirs.length; row++) {
    const key = theirs.isMissing(row) ? undefined : keyAt(theirs, row);
    const expected = key === undefined ? undefined : expectedCounts.get(key);
    if (key === undefined || expected === undefined) return unknownIdViolation(submission, id, row);
    const seen = (seenCounts.get(key) ?? 0) + 1;
    seenCounts.set(key, seen);
    if (seen > expected) {
      const name = quoted(theirs.textAt(row) ?? "");
      const message = `Row ${row + 1}: the id ${name} in column "${id}" occurs once too often.`;
      return new RuleViolation({ rule: "repeated-id", row: row + 1, column: id, message });
    }
  }
  for (let row = 0; row < ours.length; row++) {
    if (ours.isMissing(row)) continue;
    const key = keyAt(ours, row);
    if ((seenCounts.get(key) ?? 0) >= (expectedCounts.get(key) ?? 0)) continue;
    const message =
      `${counts(submission, answers)}: there is no row with the id ` +
      `${quoted(ours.textAt(row) ?? "")} in column "${id}".`;
    return new RuleViolation({ rule: "missing-row", column: id, message });
  }
  return rowCountViolation(submission, answers);
}

function countKeys(column: Column): Map<Key, number> {
  const found = new Map<Key, number>();
  for (let row = 0; row < column.length; row++) {
    if (column.isMissing(row)) continue;
    const key = keyAt(column, row);
    found.set(key, (found.get(key) ?? 0) + 1);
  }
  return found;
}

function rowCountViolation(submission: Table, answers: Table): RuleViolation {
  return new RuleViolation({
    rule: "row-count",
    expected: `${answers.rowCount} rows`,
    message: `${counts(submission, answers)}.`,
  });
}

function counts(submission: Table, answers: Table): string {
  return `The submission has ${submission.rowCount} rows, the test set ${answers.rowCount}`;
}
