import { mean } from "./pairwise-sum.ts";

/**
 * The mean of a metric over columns: `meanColumnWise(rocAuc, truth, scores)` is the mean
 * column-wise AUC, of one-hot columns the one-vs-rest AUC; with `binaryLogLoss` it is the log loss
 * of several labels a row, with `rootMeanSquaredError` MCRMSE, with `spearmanCorrelation` the mean
 * rank correlation. NaN as soon as one column's is.
 * @param truth one column per target; `predicted` the same columns in the same order.
 */
export function meanColumnWise(
  metric: (truth: ArrayLike<number>, predicted: ArrayLike<number>) => number,
  truth: readonly ArrayLike<number>[],
  predicted: readonly ArrayLike<number>[],
): number {
  return mean(truth.map((column, k) => metric(column, predicted[k])));
}
