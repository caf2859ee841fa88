import { RowIndex } from "../table/row-index.ts";
import type { Table } from "../table/table.ts";
import { quoted, requireColumns } from "./columns.ts";
import { unknownIdViolation } from "./id-violation.ts";
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
    if (known.find(theirs, row) < 0) throw unknownIdViolation(submission, id, row);
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
