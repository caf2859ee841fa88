import {
  cellViolation,
  type Grader,
  metrics,
  requireColumns,
  requireMasks,
  type Table,
} from "mlebench";
import { relativeDistance, type Slice, volumesOf } from "./volumes.ts";

const { countMaskMatches, decodeRunLengths, dice, mean } = metrics;

/**
 * 0.4 * mean Dice coefficient + 0.6 * (1 - mean Hausdorff distance of the days' volumes). Rows are
 * compared with the answers by position, as far as both reach; the submission's ids, which need not
 * be those of the answers, only say which rows make up a volume.
 */
export const diceHausdorffCombo: Grader = {
  metric: "dice-hausdorff-combo",
  grade(submission, answers) {
    requireColumns(submission, ["id", "class", "predicted"]);
    const truth = trueSlices(answers);
    const predicted = predictedSlices(submission, truth.slice(0, submission.rowCount));
    const scores = predicted.map(({ mask }, row) => dice(countMaskMatches(truth[row]!.mask, mask)));
    const days = volumesOf(predicted);
    const distances = volumesOf(truth)
      .slice(0, days.length)
      .map((day, place) => relativeDistance(day, days[place]!));
    return 0.4 * meanOfDefined(scores) + 0.6 * (1 - meanOfDefined(distances));
  },
};

function trueSlices(answers: Table): Slice[] {
  const [ids, masks] = [answers.column("id"), answers.column("predicted")];
  const [widths, heights] = [answers.column("image_width"), answers.column("image_height")];
  return Array.from({ length: answers.rowCount }, (_, row) => {
    const [width, height] = [widths.numberAt(row), heights.numberAt(row)];
    const mask = decodeRunLengths(masks.textAt(row) ?? "", width * height);
    return { id: ids.textAt(row)!, row: row + 1, mask, width, height };
  });
}

/** The submission's rows, each with the size of the picture at its place. */
function predictedSlices(submission: Table, pictures: readonly Slice[]): Slice[] {
  const pixelsOf = (row: number) => pictures[row]!.width * pictures[row]!.height;
  const masks = requireMasks(submission, "predicted", pixelsOf, {
    missing: "empty",
    rowCount: pictures.length,
  });
  return pictures.map((picture, row) => ({
    ...picture,
    id: requireId(submission, row),
    mask: masks[row]!,
  }));
}

function requireId(submission: Table, row: number): string {
  const ids = submission.column("id");
  const id = ids.textAt(row);
  if (id !== null && ids.type === "text") return id;
  throw cellViolation("not-an-id", submission, "id", row, "an id such as those of test.csv");
}

/** Where both sides are empty nothing is measured. */
function meanOfDefined(values: readonly number[]): number {
  return mean(values.filter((value) => !Number.isNaN(value)));
}
