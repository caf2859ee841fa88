import { mean } from "./pairwise-sum.ts";

/** The distance from 0 and 1 that scikit-learn (1.5 and later) keeps float64 probabilities at. */
const EPSILON = Number.EPSILON;

/**
 * Multi-class logarithmic loss (scikit-learn >= 1.5 `log_loss`): the mean over rows of
 * -sum over classes of truth * ln(p), p clipped to [2^-52, 1 - 2^-52], rows not renormalised.
 * @param truth one column of 0/1 per class.
 * @param predicted one column of probabilities per class, in the same order.
 */
export function logLoss(
  truth: readonly ArrayLike<number>[],
  predicted: readonly ArrayLike<number>[],
): number {
  const losses = new Float64Array(truth[0].length);
  for (const [k, indicator] of truth.entries()) {
    const probabilities = predicted[k];
    for (let i = 0; i < losses.length; i++) {
      if (indicator[i] === 0) continue;
      const p = Math.min(Math.max(probabilities[i], EPSILON), 1 - EPSILON);
      losses[i] -= indicator[i] * Math.log(p);
    }
  }
  return mean(losses);
}
