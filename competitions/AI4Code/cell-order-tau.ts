import {
  type Column,
  cellViolation,
  type Grader,
  matchRows,
  metrics,
  RuleViolation,
  requireColumns,
} from "mlebench";

/** What Python prints for a missing cell. */
const MISSING = "nan";

/**
 * Kendall's tau of the order of each notebook's cells, accumulated over all notebooks; rows matched
 * by id. Each row holds every cell of its notebook once, separated by white space. Other columns
 * are ignored.
 */
export const cellOrderTau: Grader = {
  metric: "kendall-tau",
  grade(submission, answers) {
    requireColumns(submission, ["id", "cell_order"]);
    const rows = matchRows(submission, answers, "id");
    const predicted = submission.column("cell_order");
    const truth = answers.column("cell_order");
    const positions = Array.from(rows, (theirs, ours) => {
      const found = positionsOf(cellsAt(truth, ours), cellsAt(predicted, theirs));
      if (found !== undefined) return found;
      const expected = "every cell of the notebook once, separated by blanks";
      throw cellViolation("not-a-permutation", submission, "cell_order", theirs, expected);
    });
    const tau = metrics.kendallTau(positions);
    if (!Number.isNaN(tau)) return tau;
    throw new RuleViolation({
      rule: "undefined-score",
      message: "Kendall's tau is not defined for this test set.",
    });
  },
};

function cellsAt(column: Column, row: number): string[] {
  return metrics.splitWords(column.textAt(row) ?? MISSING);
}

/** Where the true cells stand in the predicted order; undefined where these are other cells. */
function positionsOf(truth: readonly string[], predicted: readonly string[]): number[] | undefined {
  if (truth.length !== predicted.length) return undefined;
  const places = new Map(predicted.map((cell, place) => [cell, place]));
  const positions = truth.map((cell) => places.get(cell) ?? -1);
  return positions.includes(-1) ? undefined : positions;
}
