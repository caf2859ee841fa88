import { averagePrecision } from "./average-precision.ts";

/** A box by two opposite corners, in pixels. */
export interface CornerBox {
  x0: number;
  y0: number;
  x1: number;
  y1: number;
}

export interface DetectedBox extends CornerBox {
  confidence: number;
}

/** The boxes of one class in one image. */
export interface ImageBoxes {
  truth: readonly CornerBox[];
  predicted: readonly DetectedBox[];
}

/** Intersection over union of two boxes, areas signed; 0 unless the union is positive. */
export function cornerBoxIou(a: CornerBox, b: CornerBox): number {
  const width = Math.max(0, Math.min(a.x1, b.x1) - Math.max(a.x0, b.x0));
  const height = Math.max(0, Math.min(a.y1, b.y1) - Math.max(a.y0, b.y0));
  const common = width * height;
  const union = signedArea(a) + signedArea(b) - common;
  return union > 0 ? common / union : 0;
}

/**
 * Average precision of the detections of one class, as scikit-learn's `average_precision_score` of
 * (is it right, confidence) over all images. In each image predictions take, by descending
 * confidence, the free true box of largest IoU above the threshold; a true box left over counts as
 * right with confidence 0, an image without boxes at all as wrong with confidence 0.
 * @returns NaN when all are right: the area is not defined then.
 */
export function detectionAveragePrecision(
  images: readonly ImageBoxes[],
  iouThreshold: number,
): number {
  const right: number[] = [];
  const confidences: number[] = [];
  for (const { truth, predicted } of images) {
    const free = new Set(truth);
    for (const box of predicted.toSorted((a, b) => b.confidence - a.confidence)) {
      const match = bestMatch(free, box, iouThreshold);
      if (match !== undefined) free.delete(match);
      right.push(match === undefined ? 0 : 1);
      confidences.push(box.confidence);
    }
    const rest = truth.length + predicted.length === 0 ? [0] : Array.from(free, () => 1);
    right.push(...rest);
    confidences.push(...rest.map(() => 0));
  }
  return right.every((value) => value === 1) ? Number.NaN : averagePrecision(right, confidences);
}

function bestMatch(
  candidates: Iterable<CornerBox>,
  box: CornerBox,
  threshold: number,
): CornerBox | undefined {
  let best: CornerBox | undefined;
  let largest = threshold;
  for (const candidate of candidates) {
    const iou = cornerBoxIou(candidate, box);
    if (iou > largest) [best, largest] = [candidate, iou];
  }
  return best;
}

function signedArea({ x0, y0, x1, y1 }: CornerBox): number {
  return (x1 - x0) * (y1 - y0);
}
