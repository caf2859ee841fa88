import type { MatchCounts } from "./f-score.ts";
import type { MaskRuns } from "./run-length.ts";

/**
 * Counts the marked pixels of two masks of one image: `hits` marked in both, `actual` in the truth,
 * `predicted` in the prediction. `fScoreOfCounts` makes precision and recall of pixels into one
 * figure.
 */
export function countMaskMatches(truth: MaskRuns, predicted: MaskRuns): MatchCounts {
  let hits = 0;
  for (let t = 0, p = 0; t < truth.starts.length && p < predicted.starts.length; ) {
    const end = Math.min(truth.ends[t], predicted.ends[p]);
    hits += Math.max(0, end - Math.max(truth.starts[t], predicted.starts[p]));
    if (truth.ends[t] === end) t++;
    else p++;
  }
  return { hits, actual: markedPixels(truth), predicted: markedPixels(predicted) };
}

/** How many pixels are marked. */
export function markedPixels({ starts, ends }: MaskRuns): number {
  return ends.reduce((sum, end, i) => sum + (end - starts[i]), 0);
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
