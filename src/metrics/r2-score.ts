import { mean, pairwiseSum } from "./pairwise-sum.ts";

/**
 * Coefficient of determination (scikit-learn `r2_score`):
 * 1 - sum (truth - predicted)^2 / sum (truth - mean truth)^2.
 * A constant truth gives 1 for a perfect prediction and 0 for any other.
 * @returns NaN for fewer than two rows.
 */
export function r2Score(truth: ArrayLike<number>, predicted: ArrayLike<number>): number {
  if (truth.length < 2) return Number.NaN;
  const centre = mean(truth);
  const residual = pairwiseSum(Float64Array.from(truth, (y, i) => (y - predicted[i]) ** 2));
  const total = pairwiseSum(Float64Array.from(truth, (y) => (y - centre) ** 2));
  if (total === 0) return residual === 0 ? 1 : 0;
  return 1 - residual / total;
}
