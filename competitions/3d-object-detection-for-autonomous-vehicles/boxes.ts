import { metrics, requireGroups, type Table } from "mlebench";

/** Values of a box in train.csv: centre, size, yaw and class. */
const VALUES_PER_BOX = 8;

const FORMAT = {
  parts: [
    "confidence",
    "center_x",
    "center_y",
    "center_z",
    "width",
    "length",
    "height",
    "yaw",
    "class_name",
  ],
  word: "class_name",
  separator: "blank",
  missing: "allowed",
  blankMeansNone: true,
} as const;

export interface PredictedBox extends metrics.UprightBox {
  confidence: number;
  className: string;
}

/** The boxes of a scene with the confidence 1.0 in front of each, as predictions are written. */
export function withConfidence(text: string): string {
  const values = text.split(" ");
  if (values.length % VALUES_PER_BOX !== 0) {
    throw new Error(`${values.length} values do not make boxes of ${VALUES_PER_BOX}: "${text}".`);
  }
  return values
    .map((value, place) => (place % VALUES_PER_BOX === 0 ? `1.0 ${value}` : value))
    .join(" ");
}

/** The boxes of each row. @throws {RuleViolation} for a cell that is not written as predictions are. */
export function requireBoxes(submission: Table): PredictedBox[][] {
  return requireGroups(submission, "PredictionString", FORMAT).map((groups) =>
    groups.map(({ word: className, numbers }) => {
      const [confidence, x, y, z, width, length, height, yaw] = numbers as Eight;
      return { className, confidence, x, y, z, width, length, height, yaw };
    }),
  );
}

type Eight = [number, number, number, number, number, number, number, number];

/** The largest dot product of two edges that still counts as a right angle. */
const RIGHT_ANGLE_TOLERANCE = 1e-8;

/**
 * What makes a box impossible, or undefined for a possible one. The corners of a box that is turned
 * and very large or far away may not stand at right angles, by rounding.
 */
export function impossibility(box: PredictedBox): string | undefined {
  const { x, y, z, width, length, height, yaw } = box;
  if ([x, y, z, width, length, height, yaw].some(Number.isNaN)) return "numbers, none of them nan";
  if (!(width > 0 && length > 0 && height > 0)) return "sizes above 0";
  const corners = metrics.groundCorners(box);
  const isSquare = corners.every(([cornerX, cornerY], place) => {
    const [nextX, nextY] = corners[(place + 1) % 4]!;
    const [afterX, afterY] = corners[(place + 2) % 4]!;
    const dot = (nextX - cornerX) * (afterX - nextX) + (nextY - cornerY) * (afterY - nextY);
    return Math.abs(dot) <= RIGHT_ANGLE_TOLERANCE;
  });
  return isSquare ? undefined : "boxes of a size and at a distance that can be computed with";
}
