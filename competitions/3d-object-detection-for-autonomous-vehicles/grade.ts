import {
  cellViolation,
  type Grader,
  matchRows,
  metrics,
  requireColumns,
  type Table,
} from "mlebench";
import { impossibility, type PredictedBox, requireBoxes } from "./boxes.ts";

/**
 * Average precision of the boxes of each class that a scene holds, averaged over the classes, over
 * ten thresholds of volume overlap, and over the scenes. Boxes of other classes are not looked at.
 */
export const meanAveragePrecision: Grader = {
  metric: "mean-average-precision",
  grade(submission, answers) {
    requireColumns(submission, ["Id", "PredictionString"]);
    const rows = matchRows(submission, answers, "Id");
    const predicted = requireBoxes(submission);
    requireFiniteYaw(submission, predicted);
    const truth = requireBoxes(answers);
    return metrics.mean(
      Array.from(rows, (row, scene) => {
        const byClass = Map.groupBy(truth[scene]!, ({ className }) => className);
        const areas = Array.from(byClass, ([className, boxes]) => {
          const guesses = predicted[row]!.filter((box) => box.className === className);
          requirePossible(submission, row, guesses);
          return metrics.uprightBoxAveragePrecision(boxes, guesses, metrics.iouThresholds);
        });
        return metrics.mean(areas);
      }),
    );
  },
};

function requireFiniteYaw(submission: Table, predicted: readonly PredictedBox[][]): void {
  const row = predicted.findIndex((boxes) => boxes.some(({ yaw }) => Math.abs(yaw) === Infinity));
  if (row < 0) return;
  throw cellViolation("impossible-box", submission, "PredictionString", row, "finite yaws");
}

function requirePossible(submission: Table, row: number, boxes: readonly PredictedBox[]): void {
  for (const box of boxes) {
    const expected = impossibility(box);
    if (expected === undefined) continue;
    throw cellViolation("impossible-box", submission, "PredictionString", row, expected);
  }
}
