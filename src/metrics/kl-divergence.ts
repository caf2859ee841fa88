import { mean } from "./pairwise-sum.ts";

/**
 * Mean Kullback-Leibler divergence of predicted from true distributions: the mean over rows of
 * sum over classes with truth > 0 of truth * ln(truth / predicted). Nothing is clipped or
 * renormalised: a 0 predicted where the truth is not gives Infinity. Classes with a missing (NaN)
 * prediction are left out of their row's sum.
 * @param truth one column of probabilities per class.
 * @param predicted the same columns in the same order.
 */
export function klDivergence(
  truth: readonly ArrayLike<number>[],
  predicted: readonly ArrayLike<number>[],
): number {
  const divergences = new Float64Array(truth[0].length);
  for (const [k, column] of truth.entries()) {
    for (let i = 0; i < divergences.length; i++) {
      const [y, p] = [column[i], predicted[k][i]];
      if (y > 0 && !Number.isNaN(p)) divergences[i] += y * Math.log(y / p);
    }
  }
  return mean(divergences);
}
