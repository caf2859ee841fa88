import { codeLabels } from "./label-codes.ts";

export interface CohenKappaOptions {
  /** How a disagreement grows with the distance of the two labels; by default it does not. */
  weights?: "linear" | "quadratic";
}

/**
 * Cohen's kappa, agreement beyond chance (scikit-learn `cohen_kappa_score`):
 * 1 - sum(W * O) / sum(W * E), with O the counts of (truth, predicted), E their expectation
 * rowSum * columnSum / n, and W 0 on the diagonal, elsewhere 1, |i - j| or (i - j)^2.
 *
 * i and j are positions in the ascending list of labels that occur on either side, not the labels
 * themselves: of labels 1, 2 and 9, the last two are one step apart.
 * @param truth labels coded as numbers; `predicted` the same length and coding.
 * @returns NaN when all labels of both sides are one and the same, or there are none.
 */
export function cohenKappa(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  options: CohenKappaOptions = {},
): number {
  const weight = distances[options.weights ?? "none"];
  const coded = codeLabels(truth, predicted);
  const size = coded.labels.length;
  const truthCounts = new Float64Array(size);
  const predictedCounts = new Float64Array(size);
  let observed = 0;
  for (let row = 0; row < truth.length; row++) {
    const [i, j] = [coded.truth[row], coded.predicted[row]];
    truthCounts[i]++;
    predictedCounts[j]++;
    observed += weight(i, j);
  }
  let expected = 0;
  for (let i = 0; i < size; i++) {
    for (let j = 0; j < size; j++) {
      expected += weight(i, j) * ((truthCounts[i] * predictedCounts[j]) / truth.length);
    }
  }
  return 1 - observed / expected;
}

const distances = {
  none: (i: number, j: number) => (i === j ? 0 : 1),
  linear: (i: number, j: number) => Math.abs(i - j),
  quadratic: (i: number, j: number) => (i - j) ** 2,
};
