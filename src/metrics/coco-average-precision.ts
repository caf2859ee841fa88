import { mean } from "./pairwise-sum.ts";

/** A box by its upper left corner and size, of one category in one image. */
export interface CocoBox {
  image: string;
  category: number;
  x: number;
  y: number;
  width: number;
  height: number;
}

export interface CocoDetection extends CocoBox {
  confidence: number;
  /** The area that decides whether an unmatched detection counts. */
  area: number;
}

export interface CocoOptions {
  iouThreshold: number;
  /** Detections per image and category, the most confident ones. */
  mostDetections: number;
  /** Unmatched detections of a larger area, or one below 0, count neither for nor against. */
  largestArea: number;
}

interface Outcome {
  confidence: number;
  state: "right" | "wrong" | "left out";
}

/**
 * Average precision of detections as pycocotools computes it for one IoU threshold: the mean over
 * categories and the recalls 0, 0.01, ..., 1 of the best precision at that recall or beyond.
 *
 * Boxes and detections are numbered from 0 in the order given, and pycocotools takes number 0 for
 * "none": a detection matched to box 0 counts as wrong, and a box matched by detection 0 can be
 * matched again.
 * @param truth images are gone through in the order in which they first occur here.
 */
export function cocoAveragePrecision(
  truth: readonly CocoBox[],
  detections: readonly CocoDetection[],
  options: CocoOptions,
): number {
  const images = [...new Set(truth.map(({ image }) => image))];
  const truthAt = groupByPlace(truth);
  const detectionsAt = groupByPlace(detections);
  const categories = [...new Set(truth.map(({ category }) => category))].sort((a, b) => a - b);
  const precisions = categories.flatMap((category) => {
    const outcomes = images.flatMap((image) => {
      const place = placeOf({ image, category });
      return matchInImage(truthAt.get(place) ?? [], detectionsAt.get(place) ?? [], options);
    });
    const actual = truth.filter((box) => box.category === category).length;
    return precisionsAtRecalls(outcomes.sort(byConfidence), actual);
  });
  return mean(precisions);
}

interface Numbered<Box> {
  number: number;
  box: Box;
}

function matchInImage(
  truth: readonly Numbered<CocoBox>[],
  detections: readonly Numbered<CocoDetection>[],
  options: CocoOptions,
): Outcome[] {
  const taken = new Set<number>();
  const kept = detections
    .toSorted((a, b) => byConfidence(a.box, b.box))
    .slice(0, options.mostDetections);
  return kept.map(({ number, box }) => {
    let best = options.iouThreshold;
    let match: number | undefined;
    for (const candidate of truth) {
      if (taken.has(candidate.number)) continue;
      const iou = cocoIou(box, candidate.box);
      if (iou < best) continue;
      [best, match] = [iou, candidate.number];
    }
    if (match !== undefined && number !== 0) taken.add(match);
    const outside = box.area < 0 || box.area > options.largestArea;
    const matched = match !== undefined && match !== 0;
    const state = matched ? "right" : outside ? "left out" : "wrong";
    return { confidence: box.confidence, state };
  });
}

function precisionsAtRecalls(outcomes: readonly Outcome[], actual: number): number[] {
  let [right, wrong] = [0, 0];
  const recalls: number[] = [];
  const precisions: number[] = [];
  for (const { state } of outcomes) {
    if (state === "right") right++;
    if (state === "wrong") wrong++;
    recalls.push(right / actual);
    precisions.push(right / (wrong + right + Number.EPSILON));
  }
  for (let k = precisions.length - 1; k > 0; k--) {
    precisions[k - 1] = Math.max(precisions[k - 1], precisions[k]);
  }
  let reached = 0;
  return Array.from({ length: 101 }, (_, j) => {
    while (reached < recalls.length && recalls[reached] < j * 0.01) reached++;
    return precisions[reached] ?? 0;
  });
}

function cocoIou(detection: CocoBox, truth: CocoBox): number {
  const width = commonExtent(detection.x, detection.width, truth.x, truth.width);
  const height = commonExtent(detection.y, detection.height, truth.y, truth.height);
  if (width <= 0 || height <= 0) return 0;
  const common = width * height;
  return common / (detection.width * detection.height + truth.width * truth.height - common);
}

function commonExtent(a: number, extentA: number, b: number, extentB: number): number {
  return fmin(extentA + a, extentB + b) - fmax(a, b);
}

/** C's fmin and fmax, which ignore a NaN beside a number. */
function fmin(a: number, b: number): number {
  return a <= b || Number.isNaN(b) ? a : b;
}

function fmax(a: number, b: number): number {
  return a >= b || Number.isNaN(b) ? a : b;
}

/** Descending, NaN last. */
function byConfidence(a: { confidence: number }, b: { confidence: number }): number {
  const [missingA, missingB] = [Number.isNaN(a.confidence), Number.isNaN(b.confidence)];
  if (missingA || missingB) return Number(missingA) - Number(missingB);
  return a.confidence === b.confidence ? 0 : b.confidence - a.confidence;
}

function groupByPlace<Box extends CocoBox>(boxes: readonly Box[]): Map<string, Numbered<Box>[]> {
  const numbered = boxes.map((box, number) => ({ number, box }));
  return Map.groupBy(numbered, ({ box }) => placeOf(box));
}

function placeOf(box: { image: string; category: number }): string {
  return `${box.category} ${box.image}`;
}
