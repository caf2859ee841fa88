import {
  type Grader,
  inAnswerOrder,
  matchRows,
  metrics,
  RuleViolation,
  requireFinite,
  requireFloats,
  requireNoMissing,
  requireNumbers,
  requireOnlyColumns,
  type Table,
} from "mlebench";

/**
 * Label-weighted label-ranking average precision of one column of finite numbers per class, rows
 * matched by id. The columns must come in the order given, the id first.
 */
export function labelWeightedRankingPrecision(columns: {
  id: string;
  classes: readonly string[];
}): Grader {
  const { id, classes } = columns;
  return {
    metric: "label-ranking-average-precision",
    grade(submission, answers) {
      requireOnlyColumns(submission, [id, ...classes]);
      requireOrder(submission, [id, ...classes]);
      const rows = matchRows(submission, answers, id);
      requireSomeNumbers(submission, classes);
      const scores = classes.map((name) => {
        const column = requireFloats(submission, name);
        requireNoMissing(submission, name, column);
        requireFinite(submission, name, column);
        return inAnswerOrder(column, rows);
      });
      const truth = classes.map((name) => requireNumbers(answers, name));
      return metrics.labelRankingAveragePrecision(truth, scores, { weight: "label" });
    },
  };
}

function requireOrder(submission: Table, names: readonly string[]): void {
  const place = submission.columnNames.findIndex((name, column) => name !== names[column]);
  if (place < 0) return;
  throw new RuleViolation({
    rule: "column-order",
    column: submission.columnNames[place],
    expected: names[place],
    message:
      `Column ${place + 1} is "${submission.columnNames[place]}"; expected "${names[place]}": ` +
      "the columns must come in the order of the sample submission.",
  });
}

/** Booleans count as 0 and 1 beside numbers, but are refused where there is nothing else. */
function requireSomeNumbers(submission: Table, names: readonly string[]): void {
  if (names.some((name) => submission.column(name).type !== "bool")) return;
  throw new RuleViolation({
    rule: "not-a-number",
    column: names[0],
    expected: "numbers",
    message: "All columns hold True and False; expected numbers.",
  });
}
