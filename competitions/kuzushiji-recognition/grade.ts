import { type Grader, matchRows, metrics, requireColumns, requireGroups } from "mlebench";

const VALUES_PER_BOX = 5;

/**
 * F1 of characters found: a predicted point counts when it lies inside a box of the same
 * character that no earlier point took, all pages together.
 */
export const characterFScore: Grader = {
  metric: "f1-score",
  grade(submission, answers) {
    requireColumns(submission, ["image_id", "labels"]);
    const rows = matchRows(submission, answers, "image_id");
    const points = requireGroups(submission, "labels", {
      parts: ["label", "x", "y"],
      word: "label",
      separator: "blank",
      missing: "allowed",
    });
    const boxes = answers.column("labels");
    const pages = Array.from(rows, (row, page) =>
      metrics.matchPointsToBoxes(
        boxesOf(boxes.textAt(page)),
        points[row]!.map(({ word, numbers: [x, y] }) => ({ label: word, x: x!, y: y! })),
      ),
    );
    return metrics.averageFScore(pages, "micro");
  },
};

/** The boxes of a page: "label x y width height", any number of times. */
export function boxesOf(text: string | null): metrics.LabelledBox[] {
  const values = text === null ? [] : text.split(" ");
  if (values.length % VALUES_PER_BOX !== 0) {
    throw new Error(`${values.length} values do not make boxes of ${VALUES_PER_BOX}: "${text}".`);
  }
  return Array.from({ length: values.length / VALUES_PER_BOX }, (_, box) => {
    const [label, x, y, width, height] = values.slice(box * VALUES_PER_BOX);
    return {
      label: label!,
      x: Number(x),
      y: Number(y),
      width: Number(width),
      height: Number(height),
    };
  });
}

/** A submission that finds every box: a point just inside the upper left corner of each. */
export function goldLabels(text: string): string {
  return boxesOf(text)
    .map(({ label, x, y }) => `${label} ${x + 1} ${y + 1}`)
    .join(" ");
}
