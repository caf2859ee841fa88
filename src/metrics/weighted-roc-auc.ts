import { rankedCounts } from "./ranked-counts.ts";

/** A range of true positive rates and how much the area beside it counts. */
export interface RateBand {
  from: number;
  to: number;
  weight: number;
}

/**
 * Area under the ROC curve with bands of the true positive rate weighted differently: the sum over
 * bands of weight * (area right of the curve within the band), divided by the same of a perfect
 * curve. The curve joins one point per distinct score by straight lines.
 * @param labels 1 for positives, 0 for negatives.
 * @param scores one number each, no NaN, higher meaning more likely positive.
 * @param bands together covering rates from 0 to 1.
 * @returns NaN when only one class is present.
 */
export function weightedRocAuc(
  labels: ArrayLike<number>,
  scores: ArrayLike<number>,
  bands: readonly RateBand[],
): number {
  const { truePositives, falsePositives } = rankedCounts(labels, scores);
  const positives = truePositives.at(-1) ?? 0;
  const negatives = falsePositives.at(-1) ?? 0;
  if (positives === 0 || negatives === 0) return Number.NaN;

  let area = 0;
  let [x0, y0] = [0, 0];
  for (const [point, hits] of truePositives.entries()) {
    const [x1, y1] = [falsePositives[point] / negatives, hits / positives];
    const falseRateAt = (y: number) => x0 + ((x1 - x0) * (y - y0)) / (y1 - y0);
    for (const { from, to, weight } of bands) {
      const [low, high] = [Math.max(y0, from), Math.min(y1, to)];
      if (low >= high) continue;
      area += weight * (high - low) * (1 - (falseRateAt(low) + falseRateAt(high)) / 2);
    }
    [x0, y0] = [x1, y1];
  }
  return area / bands.reduce((sum, { from, to, weight }) => sum + weight * (to - from), 0);
}
