import type { Grader } from "../../competition/definition.ts";
import { spearmanCorrelation } from "../../metrics/correlation.ts";
import { meanColumnWise } from "../../metrics/mean-column-wise.ts";
import type { Column } from "../../table/column.ts";
import { cellsEqual } from "../../table/compare.ts";
import { sortedOrder } from "../../table/sort.ts";
import { requireNumbers, requireOnlyColumns } from "../columns.ts";
import { pairByRank } from "../pair-by-rank.ts";
import { inAnswerOrder } from "../rows.ts";

/**
 * Spearman's rank correlation of each target column, averaged over them; no other columns may be
 * there. Rows are paired by the rank of their ids, which are NOT compared. Text is ranked by code
 * point. NaN when a column is constant or a value missing.
 */
export function meanColumnWiseSpearman(columns: {
  id: string;
  targets: readonly string[];
}): Grader {
  const { id, targets } = columns;
  return {
    metric: "column-wise-spearman",
    grade(submission, answers) {
      requireOnlyColumns(submission, [id, ...targets]);
      const rows = pairByRank(submission, answers, id);
      return meanColumnWise(
        spearmanCorrelation,
        targets.map((target) => requireNumbers(answers, target)),
        targets.map((target) => {
          const column = submission.column(target);
          const values =
            column.type === "text" ? orderNumbers(column) : requireNumbers(submission, target);
          return inAnswerOrder(values, rows);
        }),
      );
    },
  };
}

/** Numbers that are in the order of a column's texts, equal where these are; NaN for missing. */
function orderNumbers(column: Column): Float64Array {
  const numbers = new Float64Array(column.length).fill(Number.NaN);
  let previous = -1;
  let number = 0;
  for (const row of sortedOrder(column)) {
    if (column.isMissing(row)) break;
    if (previous >= 0 && !cellsEqual(column, previous, column, row)) number++;
    numbers[row] = number;
    previous = row;
  }
  return numbers;
}
