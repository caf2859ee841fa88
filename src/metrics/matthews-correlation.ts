import { codeLabels } from "./label-codes.ts";

/**
 * Matthews correlation coefficient for any number of labels (scikit-learn `matthews_corrcoef`).
 * With c the number of right rows of s, t_k how often label k is true and p_k how often it is
 * predicted: (c s - sum t_k p_k) / sqrt((s^2 - sum p_k^2) (s^2 - sum t_k^2)); 0 when either side is
 * constant.
 * @param truth labels coded as numbers; `predicted` the same length and coding.
 */
export function matthewsCorrelation(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
): number {
  const coded = codeLabels(truth, predicted);
  const truthCounts = new Float64Array(coded.labels.length);
  const predictedCounts = new Float64Array(coded.labels.length);
  let right = 0;
  for (let row = 0; row < truth.length; row++) {
    truthCounts[coded.truth[row]]++;
    predictedCounts[coded.predicted[row]]++;
    if (coded.truth[row] === coded.predicted[row]) right++;
  }
  const rows = truth.length;
  const covariance = right * rows - dot(truthCounts, predictedCounts);
  const predictedVariance = rows * rows - dot(predictedCounts, predictedCounts);
  const truthVariance = rows * rows - dot(truthCounts, truthCounts);
  const product = truthVariance * predictedVariance;
  return product === 0 ? 0 : covariance / Math.sqrt(product);
}

function dot(a: Float64Array, b: Float64Array): number {
  return a.reduce((sum, value, i) => sum + value * b[i], 0);
}
