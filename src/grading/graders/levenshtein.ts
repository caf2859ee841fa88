import type { Grader } from "../../competition/definition.ts";
import { levenshtein as distance } from "../../metrics/levenshtein.ts";
import { mean } from "../../metrics/pairwise-sum.ts";
import { requireColumns, requireTexts } from "../columns.ts";
import { matchRows } from "../rows.ts";

/** What pandas prints where a value is missing. */
const MISSING = "nan";

export interface LevenshteinOptions {
  id: string;
  target: string;
  /**
   * Refuses missing texts and a column that was read as numbers or booleans. Otherwise a missing
   * text counts as "nan", and such a column is compared as it prints (`007` as `7`).
   */
  textOnly?: boolean;
}

/**
 * Levenshtein distance of one text column, averaged over the rows, which are matched by id; other
 * columns are ignored.
 */
export function levenshtein({ id, target, textOnly = false }: LevenshteinOptions): Grader {
  return {
    metric: "levenshtein-distance",
    grade(submission, answers) {
      requireColumns(submission, [id, target]);
      const rows = matchRows(submission, answers, id);
      if (textOnly) requireTexts(submission, target, { missing: "refused" });
      const predicted = submission.column(target);
      const truth = answers.column(target);
      return mean(
        Float64Array.from(rows, (theirs, ours) =>
          distance(truth.textAt(ours) ?? MISSING, predicted.textAt(theirs) ?? MISSING),
        ),
      );
    },
  };
}
