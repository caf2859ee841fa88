import { RowIndex } from "../table/row-index.ts";
import type { Table } from "../table/table.ts";
import { quoted, requireColumns } from "./columns.ts";
import { RuleViolation } from "./rule-violation.ts";

/**
 * Requires that submission and answers hold the same ids; how often each occurs is not looked at.
 * @throws {RuleViolation} naming a missing or unknown id.
 */
export function requireSameIds(submission: Table, answers: Table, id: string): void {
  requireColumns(submission, [id]);
  const theirs = submission.column(id);
  const ours = answers.column(id);
  const known = new RowIndex(ours);
  for (let row = 0; row < theirs.length; row++) {
    if (known.find(theirs, row) >= 0) continue;
    const text = theirs.textAt(row);
    const found =
      text === null
        ? `the id in column "${id}" is missing`
        : `the id ${quoted(text)} in column "${id}" is not in the test set`;
    throw new RuleViolation({
      rule: text === null ? "missing-id" : "unknown-id",
      row: row + 1,
      column: id,
      message: `Row ${row + 1}: ${found}.`,
    });
  }
  const given = new RowIndex(theirs);
  for (let row = 0; row < ours.length; row++) {
    if (given.find(ours, row) >= 0) continue;
    throw new RuleViolation({
      rule: "missing-row",
      column: id,
      message: `There is no row with the id ${quoted(ours.textAt(row) ?? "")} in column "${id}".`,
    });
  }
}
