import {
  cellViolation,
  type Grader,
  matchRows,
  metrics,
  RuleViolation,
  requireColumns,
  requireGroups,
  type Table,
} from "mlebench";

const IOU_THRESHOLD = 0.5;
/** Label, confidence and a box by its corners. */
const FORMAT = {
  parts: ["label", "confidence", "xmin", "ymin", "xmax", "ymax"],
  word: "label",
  separator: "white space",
  missing: "refused",
} as const;

/**
 * Average precision of the boxes of each label that the answers hold, averaged over the labels. All
 * labels are looked for in all rows, studies and images.
 */
export const meanAveragePrecision: Grader = {
  metric: "mean-average-precision",
  grade(submission, answers) {
    requireColumns(submission, ["id", "PredictionString"]);
    const rows = matchRows(submission, answers, "id");
    const predicted = boxesOf(submission);
    const truth = boxesOf(answers);
    const labels = new Set(truth.flatMap((boxes) => boxes.map(({ label }) => label)));
    requireFiniteConfidences(submission, predicted, labels);
    const areas = Array.from(labels, (label) => {
      const images = Array.from(rows, (row, i) => ({
        truth: truth[i]!.filter((box) => box.label === label),
        predicted: predicted[row]!.filter((box) => box.label === label),
      }));
      return metrics.detectionAveragePrecision(images, IOU_THRESHOLD);
    });
    requireDefined(areas);
    return metrics.mean(areas);
  },
};

type LabelledBox = metrics.DetectedBox & { label: string };

function boxesOf(table: Table): LabelledBox[][] {
  return requireGroups(table, "PredictionString", FORMAT).map((groups) =>
    groups.map(({ word: label, numbers }) => {
      const [confidence, x0, y0, x1, y1] = numbers as [number, number, number, number, number];
      return { label, confidence, x0, y0, x1, y1 };
    }),
  );
}

function requireFiniteConfidences(
  submission: Table,
  predicted: readonly (readonly LabelledBox[])[],
  labels: ReadonlySet<string>,
): void {
  const row = predicted.findIndex((boxes) =>
    boxes.some(({ label, confidence }) => labels.has(label) && !Number.isFinite(confidence)),
  );
  if (row < 0) return;
  throw cellViolation("not-finite", submission, "PredictionString", row, "finite confidences");
}

/** The average precision of a label is not defined when nothing predicted or left out is wrong. */
function requireDefined(areas: readonly number[]): void {
  if (!areas.some(Number.isNaN)) return;
  throw new RuleViolation({
    rule: "undefined-score",
    message: "The average precision is not defined for this test set and these predictions.",
  });
}
