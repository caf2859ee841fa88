import { deskew, orientationHistograms, shrink } from "./features/image-features.ts";
import type { LearningTarget } from "./learners/learning-target.ts";
import {
  classifyByNearestMean,
  classifyByNeighbours,
  type DenseRows,
} from "./learners/nearest-neighbours.ts";
import type { GrayImage } from "./png.ts";
import type { Strength } from "./settings.ts";

/** Pictures are brought to this width and height at most. */
export const imageSide = 32;
const smallSide = 14;
const neighbours = 3;

/**
 * Classifies pictures of equal size, training rows followed by test rows.
 * trivial: nearest class mean; simple: nearest neighbours on small pictures; good: the same after
 * straightening; best: nearest neighbours on orientation histograms of straightened pictures.
 */
export function solveImages(
  images: readonly GrayImage[],
  { labels, classCount }: LearningTarget & { kind: "class" },
  strength: Strength,
): Float64Array {
  const rows = toRows(images.map(imageFeatures[strength]));
  const trainSize = labels.length * rows.width;
  const train = { width: rows.width, values: rows.values.subarray(0, trainSize) };
  const test = { width: rows.width, values: rows.values.subarray(trainSize) };
  return strength === "trivial"
    ? classifyByNearestMean(train, labels, classCount, test)
    : classifyByNeighbours(train, labels, classCount, test, neighbours);
}

const imageFeatures: Record<Strength, (image: GrayImage) => Float32Array> = {
  trivial: (image) => image.pixels,
  simple: (image) => shrink(image, smallSide).pixels,
  good: (image) => shrink(deskew(image), smallSide).pixels,
  best: (image) => orientationHistograms(deskew(image)),
};

function toRows(vectors: readonly Float32Array[]): DenseRows {
  const width = vectors[0].length;
  const values = new Float32Array(vectors.length * width);
  vectors.forEach((vector, row) => {
    if (vector.length !== width) throw new Error("the pictures differ in size");
    values.set(vector, row * width);
  });
  return { width, values };
}
