import type { Grader } from "../../competition/definition.ts";
import type { MatchCounts } from "../../metrics/f-score.ts";
import { countMaskMatches } from "../../metrics/mask-overlap.ts";
import { decodeRunLengths } from "../../metrics/run-length.ts";
import type { Table } from "../../table/table.ts";
import { requireColumns, requireNumbers, requireOnlyColumns } from "../columns.ts";
import { type MaskReading, requireMasks } from "../masks.ts";
import { matchRows } from "../rows.ts";

export interface MaskOverlapOptions extends Pick<MaskReading, "missing" | "emptyMark"> {
  /** The reference's name of the metric. */
  metric: string;
  id: string;
  /** The column of run-length texts. */
  mask: string;
  /** The answers' column of run-length texts where it has another name. */
  truth?: string;
  /** How many pixels every image has, or the answers' columns of its height and width. */
  pixels: number | { height: string; width: string };
  /** Refuse columns other than these instead of ignoring them. */
  onlyTheseColumns?: boolean;
  /** The score of how many pixels of each image are marked, in the order of the answers. */
  score(images: readonly MatchCounts[]): number;
}

/**
 * Overlap of masks written as run lengths, one row an image, matched by id. Whether pixels are
 * numbered down the columns or along the rows makes no difference here.
 */
export function maskOverlap(options: MaskOverlapOptions): Grader {
  const { metric, id, mask, missing, emptyMark } = options;
  const requireShape = options.onlyTheseColumns ? requireOnlyColumns : requireColumns;
  return {
    metric,
    grade(submission, answers) {
      requireShape(submission, [id, mask]);
      const rows = matchRows(submission, answers, id);
      const pixels = imageSizes(answers, options.pixels);
      const answerOf = new Uint32Array(rows.length);
      rows.forEach((row, i) => {
        answerOf[row] = i;
      });
      const predicted = requireMasks(submission, mask, (row) => pixels[answerOf[row]!]!, {
        missing,
        ...(emptyMark !== undefined && { emptyMark }),
      });
      const truth = answers.column(options.truth ?? mask);
      return options.score(
        Array.from(rows, (row, i) => {
          const text = truth.textAt(i) ?? "";
          const actual = decodeRunLengths(text === emptyMark ? "" : text, pixels[i]!);
          return countMaskMatches(actual, predicted[row]!);
        }),
      );
    },
  };
}

function imageSizes(answers: Table, pixels: MaskOverlapOptions["pixels"]): Float64Array {
  if (typeof pixels === "number") return new Float64Array(answers.rowCount).fill(pixels);
  const widths = requireNumbers(answers, pixels.width);
  return requireNumbers(answers, pixels.height).map((height, row) => height * widths[row]!);
}
