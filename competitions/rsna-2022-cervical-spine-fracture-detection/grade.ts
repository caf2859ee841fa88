import {
  type Grader,
  inAnswerOrder,
  matchRows,
  metrics,
  requireColumns,
  requireNoMissing,
  requireNumbers,
  requireWithin,
  textsOf,
} from "mlebench";

/** Probabilities are kept so far from 0 and 1. */
const EPSILON = 1e-15;

/**
 * Logarithmic loss of each scan, weighted by what is predicted and true, averaged over the scans.
 * Whether a patient has any fracture weighs seven times as much as one vertebra, and a fracture
 * twice as much as none.
 */
export const weightedLogLoss: Grader = {
  metric: "weighted-multi-label-log-loss",
  grade(submission, answers) {
    requireColumns(submission, ["row_id", "fractured"]);
    const rows = matchRows(submission, answers, "row_id");
    const probabilities = requireNumbers(submission, "fractured");
    requireNoMissing(submission, "fractured", probabilities);
    requireWithin(submission, "fractured", probabilities, 0, 1);
    const predicted = inAnswerOrder(probabilities, rows);
    const truth = requireNumbers(answers, "fractured");
    const ids = textsOf(answers.column("row_id"));
    const scans = Map.groupBy(ids.keys(), (row) => ids[row]!.split("_", 1)[0]!);
    return metrics.mean(
      Array.from(scans.values(), (ofScan) =>
        metrics.weightedBinaryLogLoss(
          ofScan.map((row) => truth[row]!),
          ofScan.map((row) => predicted[row]!),
          ofScan.map((row) => weightOf(ids[row]!, truth[row]!)),
          EPSILON,
        ),
      ),
    );
  },
};

function weightOf(id: string, truth: number): number {
  return (id.endsWith("_patient_overall") ? 7 : 1) * (truth === 1 ? 2 : 1);
}
