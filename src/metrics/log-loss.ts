import { mean } from "./pairwise-sum.ts";

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
      losses[i] -= indicator[i] * Math.log(clipped(probabilities[i], Number.EPSILON));
    }
  }
  return mean(losses);
}

/**
 * Logarithmic loss of a binary target (scikit-learn >= 1.5 `log_loss`): the mean over rows of
 * -ln(p) for positives and -ln(1 - p) for negatives.
 * @param truth 1 for positives, 0 for negatives.
 * @param predicted probabilities of being positive.
 * @param epsilon how far from 0 and 1 probabilities are kept; scikit-learn's is 2^-52.
 */
export function binaryLogLoss(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  epsilon = Number.EPSILON,
): number {
  const losses = new Float64Array(truth.length);
  for (let i = 0; i < losses.length; i++) {
    const p = clipped(predicted[i], epsilon);
    losses[i] = -Math.log(truth[i] === 1 ? p : 1 - p);
  }
  return mean(losses);
}

function clipped(probability: number, epsilon: number): number {
  return Math.min(Math.max(probability, epsilon), 1 - epsilon);
}
