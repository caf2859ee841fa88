import type { MatchCounts } from "./f-score.ts";

/**
 * Counts the marked pixels of two masks: `hits` marked in both, `actual` in the truth, `predicted`
 * in the prediction. `fScoreOfCounts` makes precision and recall of pixels into one figure.
 * @param truth one entry per pixel, 0 where not marked; `predicted` the same length.
 */
export function countMaskMatches(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
): MatchCounts {
  let [hits, actual, guessed] = [0, 0, 0];
  for (let i = 0; i < truth.length; i++) {
    const [t, p] = [truth[i] !== 0 ? 1 : 0, predicted[i] !== 0 ? 1 : 0];
    actual += t;
    guessed += p;
    hits += t & p;
  }
  return { hits, actual, predicted: guessed };
}

/** Dice coefficient, 2 |both| / (|truth| + |predicted|); NaN when both masks are empty. */
export function dice({ hits, actual, predicted }: MatchCounts): number {
  return (2 * hits) / (actual + predicted);
}

/** Intersection over union, |both| / |either|; NaN when both masks are empty. */
export function intersectionOverUnion({ hits, actual, predicted }: MatchCounts): number {
  return hits / (actual + predicted - hits);
}

/** 0.5, 0.55, ..., 0.95 with the rounding errors of `numpy.arange(0.5, 1, 0.05)`. */
export const iouThresholds: readonly number[] = Array.from(
  { length: 10 },
  (_, k) => 0.5 + k * 0.050000000000000044,
);

/** Share of {@link iouThresholds} that an intersection over union exceeds, strictly. */
export function precisionOverThresholds(iou: number): number {
  return iouThresholds.filter((threshold) => iou > threshold).length / iouThresholds.length;
}
