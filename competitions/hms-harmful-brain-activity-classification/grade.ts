import {
  cellViolation,
  type Grader,
  inAnswerOrder,
  metrics,
  pairByStableRank,
  requireColumns,
  requireNumbers,
  requireRowSums,
  requireSameIds,
  requireWithin,
  rowSums,
  type Table,
} from "mlebench";

export const VOTES = [
  "seizure_vote",
  "lpd_vote",
  "gpd_vote",
  "lrda_vote",
  "grda_vote",
  "other_vote",
];

/** Probabilities are kept so far from 0 and 1. */
const EPSILON = 1e-15;

/**
 * Mean Kullback-Leibler divergence of the predicted from the experts' votes. Rows are paired by the
 * rank of their ids, which may repeat; a missing number is left out of its row.
 */
export const klDivergence: Grader = {
  metric: "KL-divergence",
  grade(submission, answers) {
    requireColumns(submission, ["eeg_id", ...VOTES]);
    const rows = pairByStableRank(submission, answers, "eeg_id");
    const numbers = new Map(VOTES.map((name) => [name, requireProbabilities(submission, name)]));
    requireRowSums([...numbers.values()], 5e-6);
    requireSameIds(submission, answers, "eeg_id");
    const others = submission.columnNames.filter((name) => name !== "eeg_id" && !numbers.has(name));
    const rest = others.map((name) => requireProbabilities(submission, name));
    requireRowSums([...numbers.values(), ...rest], 1.001e-5);
    return metrics.klDivergence(
      shares(answers),
      VOTES.map((name) => inAnswerOrder(clipped(submission, name), rows)),
    );
  },
};

/** Each kind of vote as a share of the row's votes. */
export function shares(answers: Table): Float64Array[] {
  const votes = VOTES.map((name) => requireNumbers(answers, name));
  const sums = rowSums(votes);
  return votes.map((column) => column.map((count, row) => count / sums[row]!));
}

/** Numbers from 0 to 1, or missing. */
function requireProbabilities(submission: Table, name: string): Float64Array {
  if (submission.column(name).type === "bool") {
    throw cellViolation("not-a-number", submission, name, 0, "a number from 0 to 1");
  }
  const values = requireNumbers(submission, name);
  requireWithin(submission, name, values, 0, 1);
  return values;
}

/** As published, a column of whole numbers stays as it is. */
function clipped(submission: Table, name: string): Float64Array {
  const values = requireNumbers(submission, name);
  if (submission.column(name).type !== "float64") return values;
  return values.map((value) => Math.min(Math.max(value, EPSILON), 1 - EPSILON));
}
