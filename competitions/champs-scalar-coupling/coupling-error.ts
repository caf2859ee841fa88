import {
  type Grader,
  inAnswerOrder,
  matchRepeatedRows,
  metrics,
  requireColumns,
  requireFinite,
  requireNumbers,
} from "mlebench";

const TARGET = "scalar_coupling_constant";

/**
 * Logarithm of the mean absolute error of each type of coupling, averaged over the types; rows
 * matched by id, which may be repeated. Other columns are ignored.
 */
export const couplingError: Grader = {
  metric: "log-mean-absolute-error",
  grade(submission, answers) {
    requireColumns(submission, ["id", TARGET]);
    const rows = matchRepeatedRows(submission, answers, "id");
    const predicted = requireNumbers(submission, TARGET);
    requireFinite(submission, TARGET, predicted);
    const types = answers.column("type");
    return metrics.groupedLogMeanAbsoluteError(
      inAnswerOrder(requireNumbers(answers, TARGET), rows),
      predicted,
      Array.from(rows, (row) => types.textAt(row)),
    );
  },
};
