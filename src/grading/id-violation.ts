import type { Table } from "../table/table.ts";
import { quoted } from "./columns.ts";
import { RuleViolation } from "./rule-violation.ts";

/** The violation of a row whose id is missing, or is none of the test set's. */
export function unknownIdViolation(submission: Table, id: string, row: number): RuleViolation {
  const text = submission.column(id).textAt(row);
  const found =
    text === null
      ? `the id in column "${id}" is missing`
      : `the id ${quoted(text)} in column "${id}" is not in the test set`;
  return new RuleViolation({
    rule: text === null ? "missing-id" : "unknown-id",
    row: row + 1,
    column: id,
    message: `Row ${row + 1}: ${found}.`,
  });
}
