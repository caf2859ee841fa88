import { mean, pairwiseSum } from "./pairwise-sum.ts";

/**
 * Pearson's correlation (SciPy `pearsonr`): the dot product of both columns after subtracting their
 * means and dividing by their Euclidean norms, clipped to [-1, 1].
 * @returns NaN when a column is constant, holds a NaN or an infinity, or has fewer than two rows.
 */
export function pearsonCorrelation(truth: ArrayLike<number>, predicted: ArrayLike<number>): number {
  const [x, y] = [unitDeviations(truth), unitDeviations(predicted)];
  if (x === undefined || y === undefined) return Number.NaN;
  const product = pairwiseSum(x.map((value, i) => value * y[i]));
  return Math.max(-1, Math.min(1, product));
}

/**
 * Spearman's rank correlation (SciPy `spearmanr`): Pearson's of the average ranks.
 * @returns NaN when a column is constant, holds a NaN, or has fewer than two rows.
 */
export function spearmanCorrelation(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
): number {
  return pearsonCorrelation(averageRanks(truth), averageRanks(predicted));
}

/**
 * Ranks from 1, equal values sharing the mean of theirs (SciPy `rankdata`); all NaN when a value is.
 */
export function averageRanks(values: ArrayLike<number>): Float64Array {
  const ranks = new Float64Array(values.length);
  for (let i = 0; i < values.length; i++) {
    if (Number.isNaN(values[i])) return ranks.fill(Number.NaN);
  }
  const order = Uint32Array.from(values, (_, i) => i).sort((a, b) => {
    if (values[a] === values[b]) return 0;
    return values[a] < values[b] ? -1 : 1;
  });
  for (let start = 0, end = 0; start < order.length; start = end) {
    const value = values[order[start]];
    while (end < order.length && values[order[end]] === value) end++;
    for (let i = start; i < end; i++) ranks[order[i]] = (start + 1 + end) / 2;
  }
  return ranks;
}

function unitDeviations(values: ArrayLike<number>): Float64Array | undefined {
  // A constant column's mean may differ from it by a rounding error.
  if (values.length < 2 || isConstant(values)) return undefined;
  const centre = mean(values);
  const deviations = Float64Array.from(values, (value) => value - centre);
  const norm = euclideanNorm(deviations);
  return deviations.map((value) => value / norm);
}

/** Squares of scaled values, since those of very large or small ones are infinite or 0. */
function euclideanNorm(values: Float64Array): number {
  const scale = values.reduce((largest, value) => Math.max(largest, Math.abs(value)), 0);
  return scale * Math.sqrt(pairwiseSum(values.map((value) => (value / scale) ** 2)));
}

function isConstant(values: ArrayLike<number>): boolean {
  for (let i = 1; i < values.length; i++) if (values[i] !== values[0]) return false;
  return true;
}
