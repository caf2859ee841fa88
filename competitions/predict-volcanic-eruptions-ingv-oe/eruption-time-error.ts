import {
  type Grader,
  inAnswerOrder,
  matchRepeatedRows,
  metrics,
  RuleViolation,
  requireColumns,
  requireFinite,
  requireNumbers,
} from "mlebench";

const TARGET = "time_to_eruption";

/**
 * Mean absolute error, rounded to a whole number; rows matched by id, which may be repeated. Other
 * columns are ignored.
 */
export const eruptionTimeError: Grader = {
  metric: "mean-absolute-error",
  grade(submission, answers) {
    requireColumns(submission, ["segment_id", TARGET]);
    const rows = matchRepeatedRows(submission, answers, "segment_id");
    const predicted = requireNumbers(submission, TARGET);
    requireFinite(submission, TARGET, predicted);
    const truth = inAnswerOrder(requireNumbers(answers, TARGET), rows);
    const error = metrics.meanAbsoluteError(truth, predicted);
    if (Number.isFinite(error)) return roundedToEven(error);
    throw new RuleViolation({
      rule: "undefined-score",
      column: TARGET,
      message: `The numbers in column "${TARGET}" are so large that their sum is infinite.`,
    });
  },
};

/** To the nearest whole number; halves to the even one. */
function roundedToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}
