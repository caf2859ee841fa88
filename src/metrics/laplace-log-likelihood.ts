import { mean } from "./pairwise-sum.ts";

export interface LaplaceOptions {
  /** Smaller standard deviations count as this one. */
  leastDeviation: number;
  /** Larger errors count as this one. */
  largestError: number;
}

/**
 * Mean log likelihood of the truth under a Laplace distribution per row, higher is better:
 * mean of -sqrt(2) * d / s - ln(sqrt(2) * s), with s = max(deviation, leastDeviation) and
 * d = min(|truth - predicted|, largestError). All in the target's unit.
 * @param deviations the standard deviation predicted for each row.
 * @returns NaN when a truth or prediction is NaN, or there are no rows.
 */
export function laplaceLogLikelihood(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  deviations: ArrayLike<number>,
  { leastDeviation, largestError }: LaplaceOptions,
): number {
  const likelihoods = Float64Array.from(truth, (y, i) => {
    const deviation = Math.max(deviations[i], leastDeviation);
    const error = Math.min(Math.abs(y - predicted[i]), largestError);
    return (-Math.SQRT2 * error) / deviation - Math.log(Math.SQRT2 * deviation);
  });
  return mean(likelihoods);
}
