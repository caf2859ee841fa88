import {
  type Grader,
  inAnswerOrder,
  matchRows,
  metrics,
  requireColumns,
  requireFiniteAt,
  requireNumbers,
} from "mlebench";

/**
 * Mean absolute error of the pressure while air flows in (`u_out` is 0), rows matched by id; what
 * is predicted for the rest of a breath may be anything. Other columns are ignored.
 */
export const inspiratoryError: Grader = {
  metric: "dice-hausdorff-combo",
  grade(submission, answers) {
    requireColumns(submission, ["id", "pressure"]);
    const rows = matchRows(submission, answers, "id");
    const exhaling = requireNumbers(answers, "u_out");
    const counted = Uint32Array.from(exhaling.keys()).filter((row) => exhaling[row] === 0);
    const theirs = counted.map((row) => rows[row]!);
    return metrics.meanAbsoluteError(
      inAnswerOrder(requireNumbers(answers, "pressure"), counted),
      requireFiniteAt(submission, "pressure", theirs),
    );
  },
};
