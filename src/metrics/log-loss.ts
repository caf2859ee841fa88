import { mean, pairwiseSum } from "./pairwise-sum.ts";

/** Rows whose probabilities are multiplied before taking the logarithm, the costly operation. */
const GROUP = 4;

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
 * -ln(p) for positives and -ln(1 - p) for negatives, p clipped to [epsilon, 1 - epsilon].
 * @param truth 1 for positives, 0 for negatives.
 * @param predicted probabilities of being positive.
 * @param epsilon how far from 0 and 1 probabilities are kept; scikit-learn's is 2^-52.
 */
export function binaryLogLoss(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  epsilon = Number.EPSILON,
): number {
  const groups = new Float64Array(Math.ceil(truth.length / GROUP));
  for (let group = 0, i = 0; group < groups.length; group++) {
    let product = 1;
    for (const end = Math.min(i + GROUP, truth.length); i < end; i++) {
      product *= Math.abs(1 - truth[i] - clipped(predicted[i], epsilon));
    }
    groups[group] = -Math.log(product);
  }
  return pairwiseSum(groups) / truth.length;
}

/**
 * {@link binaryLogLoss} with rows of different weight:
 * sum of weight * loss / sum of weights (scikit-learn `log_loss` with `sample_weight`).
 */
export function weightedBinaryLogLoss(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  weights: ArrayLike<number>,
  epsilon = Number.EPSILON,
): number {
  const losses = Float64Array.from(truth, (y, i) => {
    return -weights[i] * Math.log(Math.abs(1 - y - clipped(predicted[i], epsilon)));
  });
  return pairwiseSum(losses) / pairwiseSum(weights);
}

function clipped(probability: number, epsilon: number): number {
  return Math.min(Math.max(probability, epsilon), 1 - epsilon);
}
