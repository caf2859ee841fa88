import type { Grader } from "../../competition/definition.ts";
import { mean } from "../../metrics/pairwise-sum.ts";
import { wordJaccard as similarity } from "../../metrics/word-jaccard.ts";
import { requireColumns, requireTexts } from "../columns.ts";
import { matchRows } from "../rows.ts";
import { RuleViolation } from "../rule-violation.ts";

export interface WordJaccardOptions {
  id: string;
  target: string;
  /** What a row counts of which neither side has a word; refused unless given. */
  withoutWords?: number;
  /** Refuses a column that was read as numbers or booleans instead of comparing it as it prints. */
  textOnly?: boolean;
  /** The reference's name of the metric. */
  metric: string;
}

/**
 * Jaccard similarity of the sets of lower-cased words of one text column, averaged over the rows,
 * which are matched by id; a missing text has no words. Other columns are ignored.
 */
export function wordJaccard(options: WordJaccardOptions): Grader {
  const { id, target, withoutWords, textOnly = false, metric } = options;
  return {
    metric,
    grade(submission, answers) {
      requireColumns(submission, [id, target]);
      const rows = matchRows(submission, answers, id);
      if (textOnly) requireTexts(submission, target, { missing: "allowed" });
      const predicted = submission.column(target);
      const truth = answers.column(target);
      const similarities = Float64Array.from(rows, (theirs, ours) => {
        const value = similarity(truth.textAt(ours) ?? "", predicted.textAt(theirs) ?? "");
        if (!Number.isNaN(value)) return value;
        if (withoutWords === undefined) throw undefinedScore();
        return withoutWords;
      });
      return mean(similarities);
    },
  };
}

/** Names no row, which would tell of its answer. */
function undefinedScore(): RuleViolation {
  return new RuleViolation({
    rule: "undefined-score",
    message: "The similarity is not defined for this submission: predict a word in every row.",
  });
}
