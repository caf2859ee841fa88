import { mean } from "./pairwise-sum.ts";

/** Square root of the mean squared difference (scikit-learn `root_mean_squared_error`). */
export function rootMeanSquaredError(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
): number {
  const squares = new Float64Array(truth.length);
  for (let i = 0; i < squares.length; i++) squares[i] = (truth[i] - predicted[i]) ** 2;
  return Math.sqrt(mean(squares));
}

/**
 * Root mean squared error of ln(1 + x) (scikit-learn `root_mean_squared_log_error`).
 * Negative values have no meaning here; callers refuse them.
 */
export function rootMeanSquaredLogError(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
): number {
  return rootMeanSquaredError(
    Float64Array.from(truth, Math.log1p),
    Float64Array.from(predicted, Math.log1p),
  );
}
