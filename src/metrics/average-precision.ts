import { rankedCounts } from "./ranked-counts.ts";

/**
 * Area under the precision-recall curve by steps (scikit-learn `average_precision_score`): the sum
 * over distinct scores, highest first, of (recall - recall before) * precision, nothing
 * interpolated. 0 when there are no positives.
 * @param labels 1 for positives, 0 for negatives.
 * @param scores one number each, no NaN, higher meaning more likely positive.
 */
export function averagePrecision(labels: ArrayLike<number>, scores: ArrayLike<number>): number {
  const { truePositives, falsePositives } = rankedCounts(labels, scores);
  const positives = truePositives.at(-1) ?? 0;
  if (positives === 0) return 0;
  let area = 0;
  let recallBefore = 0;
  for (const [point, hits] of truePositives.entries()) {
    const recall = hits / positives;
    area += ((recall - recallBefore) * hits) / (hits + falsePositives[point]);
    recallBefore = recall;
  }
  return area;
}
