import { type Grader, metrics, repeatedPredictions } from "mlebench";

const columns = { id: "id", target: "scalar_coupling_constant" };

/**
 * Logarithm of the mean absolute error of each type of coupling, averaged over the types; rows
 * matched by id, which may be repeated. Other columns are ignored.
 */
export const couplingError: Grader = {
  metric: "log-mean-absolute-error",
  grade(submission, answers) {
    const { rows, truth, predicted } = repeatedPredictions(submission, answers, columns);
    const types = answers.column("type");
    const typeOf = Array.from(rows, (row) => types.textAt(row));
    return metrics.groupedLogMeanAbsoluteError(truth, predicted, typeOf);
  },
};
