import { mean } from "./pairwise-sum.ts";
import { type UprightBox, uprightBoxIou } from "./upright-box-iou.ts";

/**
 * Average precision of the detections of one class in one scene, averaged over IoU thresholds.
 *
 * Predictions, most confident first, are right when the true box of largest IoU (the first on ties,
 * boxes taken before included) exceeds the threshold and was not taken before. The average precision
 * at a threshold is the area under the envelope of precision over recall; 0 without predictions.
 * @param truth at least one box; `predicted` boxes of the same class.
 */
export function uprightBoxAveragePrecision(
  truth: readonly UprightBox[],
  predicted: readonly (UprightBox & { confidence: number })[],
  iouThresholds: readonly number[],
): number {
  const ranked = predicted.toSorted((a, b) => b.confidence - a.confidence);
  const closest = ranked.map((box) => {
    const ious = truth.map((candidate) => uprightBoxIou(candidate, box));
    const iou = Math.max(...ious);
    return { iou, index: ious.indexOf(iou) };
  });
  const areas = iouThresholds.map((threshold) => {
    const taken = new Set<number>();
    const right = closest.map(({ iou, index }) => {
      if (!(iou > threshold) || taken.has(index)) return false;
      taken.add(index);
      return true;
    });
    return envelopeArea(right, truth.length);
  });
  return mean(areas);
}

/**
 * Area under precision over recall of ranked predictions, each precision raised to the best at its
 * recall or beyond.
 * @param actual how many predictions could be right.
 */
function envelopeArea(right: readonly boolean[], actual: number): number {
  let hits = 0;
  const precisions = right.map((hit, k) => {
    if (hit) hits++;
    return hits / (k + 1);
  });
  let area = 0;
  let best = 0;
  for (let k = right.length - 1; k >= 0; k--) {
    best = Math.max(best, precisions[k]);
    if (right[k]) area += best / actual;
  }
  return area;
}
