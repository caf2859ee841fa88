import {
  type Grader,
  matchRows,
  metrics,
  requireColumns,
  requireFiniteAt,
  requireRowCount,
  sortedOrder,
  type Table,
} from "mlebench";
import { TARGETS } from "./molecules.ts";

const SCORED = ["reactivity", "deg_Mg_pH10", "deg_Mg_50C"];

/**
 * Root mean squared error of three columns, averaged, at the positions that were measured.
 *
 * Both files are sorted by id, but which rows count is looked up by their place in the file: a
 * submission whose measured positions lie elsewhere in it is compared with the wrong answers.
 */
export const degradationError: Grader = {
  metric: "mcrmse",
  grade(submission, answers) {
    requireColumns(submission, ["id_seqpos", ...TARGETS]);
    requireRowCount(submission, answers, "id_seqpos");
    matchRows(submission, answers, "id_seqpos");
    const keep = answers.column("keep");
    const keptById = (table: Table) =>
      sortedOrder(table.column("id_seqpos")).filter((row) => keep.numberAt(row) === 1);
    const [ours, theirs] = [keptById(answers), keptById(submission)];
    return metrics.meanColumnWise(
      metrics.rootMeanSquaredError,
      SCORED.map((name) => Float64Array.from(ours, (row) => answers.column(name).numberAt(row))),
      SCORED.map((name) => requireFiniteAt(submission, name, theirs)),
    );
  },
};
