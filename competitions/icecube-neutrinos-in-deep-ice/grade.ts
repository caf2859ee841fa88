import {
  cellViolation,
  type Grader,
  inAnswerOrder,
  matchRows,
  metrics,
  requireFinite,
  requireNumbers,
  requireOnlyColumns,
  type Table,
} from "mlebench";

/** Mean angle between true and predicted directions, events matched by id. */
export const angularError: Grader = {
  metric: "mean-angular-error",
  grade(submission, answers) {
    requireOnlyColumns(submission, ["event_id", "azimuth", "zenith"]);
    const azimuth = requireAngles(submission, "azimuth");
    const zenith = requireAngles(submission, "zenith");
    const rows = matchRows(submission, answers, "event_id");
    return metrics.meanAngularError(
      { azimuth: requireNumbers(answers, "azimuth"), zenith: requireNumbers(answers, "zenith") },
      { azimuth: inAnswerOrder(azimuth, rows), zenith: inAnswerOrder(zenith, rows) },
    );
  },
};

function requireAngles(submission: Table, name: string): Float64Array {
  if (submission.column(name).type === "bool") {
    throw cellViolation("not-a-number", submission, name, 0, "an angle in radians");
  }
  const angles = requireNumbers(submission, name);
  requireFinite(submission, name, angles);
  return angles;
}
