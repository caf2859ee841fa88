import type { Grader } from "../../competition/definition.ts";
import { rootMeanSquaredError as errorOf } from "../../metrics/root-mean-squared-error.ts";
import { requireColumns, requireFinite, requireNumbers, requireWithin } from "../columns.ts";
import { pairByRank } from "../pair-by-rank.ts";
import { inAnswerOrder, matchRows } from "../rows.ts";

export interface RootMeanSquaredErrorOptions {
  id: string;
  target: string;
  /** Rows are paired by the rank of their ids, which need not be those of the answers. */
  pairedByRank?: boolean;
  /** The least and the greatest value that is allowed. */
  range?: readonly [low: number, high: number];
  /** The reference's name of the metric where it is not "rmse". */
  metric?: string;
}

/** Root mean squared error of one numeric column, rows matched by id; other columns are ignored. */
export function rootMeanSquaredError(options: RootMeanSquaredErrorOptions): Grader {
  const { id, target, range, metric = "rmse" } = options;
  const match = options.pairedByRank ? pairByRank : matchRows;
  return {
    metric,
    grade(submission, answers) {
      requireColumns(submission, [id, target]);
      const rows = match(submission, answers, id);
      const predicted = requireNumbers(submission, target);
      requireFinite(submission, target, predicted);
      if (range) requireWithin(submission, target, predicted, ...range);
      return errorOf(requireNumbers(answers, target), inAnswerOrder(predicted, rows));
    },
  };
}
