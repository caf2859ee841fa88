import {
  cellViolation,
  type Grader,
  metrics,
  requireColumns,
  requireGroups,
  requireNumbers,
  requireSameIds,
  type Table,
  textsOf,
} from "mlebench";

/** Of a class, a confidence and a box by its corners. */
const FORMAT = {
  parts: ["class", "confidence", "x_min", "y_min", "x_max", "y_max"],
  separator: "blank",
  missing: "refused",
} as const;

/**
 * COCO average precision at IoU 0.4. The published grader hands corners to an evaluator that takes
 * them for a corner, a width and a height; so does this.
 */
export const meanAveragePrecision: Grader = {
  metric: "mAP-at-IoU>0.4",
  grade(submission, answers) {
    requireColumns(submission, ["image_id", "PredictionString"]);
    requireSameIds(submission, answers, "image_id");
    const detections = detectionsOf(submission);
    return metrics.cocoAveragePrecision(trueBoxes(answers), detections, {
      iouThreshold: 0.4,
      mostDetections: 100,
      largestArea: 1e10,
    });
  },
};

function detectionsOf(submission: Table): metrics.CocoDetection[] {
  const rows = requireGroups(submission, "PredictionString", FORMAT);
  const images = textsOf(submission.column("image_id"));
  return rows.flatMap((groups, row) =>
    groups.map(({ numbers }) => {
      const [label, confidence, x, y, right, bottom] = numbers as Six;
      if (!Number.isFinite(label)) {
        throw cellViolation(
          "not-a-class",
          submission,
          "PredictionString",
          row,
          "whole numbers as classes",
        );
      }
      return {
        image: images[row]!,
        category: Math.trunc(label) + 0,
        confidence,
        x,
        y,
        width: right,
        height: bottom,
        area: (right - x) * (bottom - y),
      };
    }),
  );
}

type Six = [number, number, number, number, number, number];

function trueBoxes(answers: Table): metrics.CocoBox[] {
  const images = textsOf(answers.column("image_id"));
  const numbers = (name: string) => requireNumbers(answers, name);
  const [labels, x, y] = [numbers("class_id"), numbers("x_min"), numbers("y_min")];
  const [right, bottom] = [numbers("x_max"), numbers("y_max")];
  return images.map((image, row) => ({
    image,
    category: labels[row]!,
    x: x[row]!,
    y: y[row]!,
    width: right[row]!,
    height: bottom[row]!,
  }));
}
