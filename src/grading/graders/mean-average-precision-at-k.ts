import type { Grader } from "../../competition/definition.ts";
import { meanAveragePrecisionAtK as scoreOf } from "../../metrics/average-precision-at-k.ts";
import { requireColumns, requireOnlyColumns } from "../columns.ts";
import { matchRows } from "../rows.ts";

export interface MeanAveragePrecisionAtKOptions {
  id: string;
  target: string;
  /** How many guesses of a row count. */
  k: number;
  /** The reference's name of the metric. */
  metric: string;
  /** Columns other than these are refused instead of ignored. */
  onlyColumns?: boolean;
}

/** What Python prints for a missing cell. */
const MISSING = "nan";

/**
 * Mean average precision at k of guesses in one cell, best first and each separated by one blank,
 * rows matched by id. Guesses are compared as text, the way the typed column prints (`007` as `7`
 * where all cells are integers); two blanks in a row enclose an empty guess, which takes a place.
 */
export function meanAveragePrecisionAtK(options: MeanAveragePrecisionAtKOptions): Grader {
  const { id, target, k, metric } = options;
  const requireShape = options.onlyColumns ? requireOnlyColumns : requireColumns;
  return {
    metric,
    grade(submission, answers) {
      requireShape(submission, [id, target]);
      const rows = matchRows(submission, answers, id);
      const guesses = submission.column(target);
      const truth = answers.column(target);
      return scoreOf(
        Array.from(rows, (_, row) => new Set((truth.textAt(row) ?? MISSING).split(" "))),
        Array.from(rows, (row) => (guesses.textAt(row) ?? MISSING).split(" ", k)),
        k,
      );
    },
  };
}
