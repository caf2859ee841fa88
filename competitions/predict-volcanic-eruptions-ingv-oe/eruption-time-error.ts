import { type Grader, metrics, RuleViolation, repeatedPredictions } from "mlebench";

const columns = { id: "segment_id", target: "time_to_eruption" };

/**
 * Mean absolute error, rounded to a whole number; rows matched by id, which may be repeated. Other
 * columns are ignored.
 */
export const eruptionTimeError: Grader = {
  metric: "mean-absolute-error",
  grade(submission, answers) {
    const { truth, predicted } = repeatedPredictions(submission, answers, columns);
    const error = metrics.meanAbsoluteError(truth, predicted);
    if (Number.isFinite(error)) return roundedToEven(error);
    throw new RuleViolation({
      rule: "undefined-score",
      column: columns.target,
      message: `The numbers in column "${columns.target}" are so large that their sum is infinite.`,
    });
  },
};

/** To the nearest whole number; halves to the even one. */
function roundedToEven(value: number): number {
  const floor = Math.floor(value);
  const rest = value - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}
