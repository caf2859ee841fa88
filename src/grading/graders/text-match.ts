import type { Grader } from "../../competition/definition.ts";
import { requireColumns } from "../columns.ts";
import { matchRows } from "../rows.ts";

/** What pandas prints where a value is missing, so that missing equals missing and this word. */
const MISSING = "nan";

/**
 * Share of rows whose text is exactly that of the answers, rows matched by id; other columns are
 * ignored. A column that was read as numbers or booleans is compared as it prints (`007` as `7`).
 */
export function textMatch(columns: { id: string; target: string }): Grader {
  const { id, target } = columns;
  return {
    metric: "accuracy",
    grade(submission, answers) {
      requireColumns(submission, [id, target]);
      const rows = matchRows(submission, answers, id);
      const truth = answers.column(target);
      const predicted = submission.column(target);
      let matching = 0;
      for (let row = 0; row < rows.length; row++) {
        const expected = truth.textAt(row) ?? MISSING;
        if ((predicted.textAt(rows[row]!) ?? MISSING) === expected) matching++;
      }
      return matching / rows.length;
    },
  };
}
