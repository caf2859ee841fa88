import {
  type Column,
  type Grader,
  metrics,
  numpyArgsort,
  RuleViolation,
  requireOnlyColumns,
  type Table,
  textsOf,
} from "mlebench";

const GUESSES = 12;
/** What Python prints for a missing cell. */
const MISSING = "nan";

/**
 * Mean average precision at 12 of article ids, each separated by one blank, over the customers of
 * the answers; others are ignored. Customers are paired BY RANK once it is sure that all are there.
 */
export const purchaseMap: Grader = {
  metric: "MAP@12",
  grade(submission, answers) {
    requireOnlyColumns(submission, ["customer_id", "prediction"]);
    const ours = new Set(textsOf(answers.column("customer_id")));
    const customers = submission.column("customer_id");
    const scored = submission.filter((row) => ours.has(customers.textAt(row) ?? ""));
    requireAll(ours, scored);
    const theirOrder = numpyArgsort(scored.column("customer_id"));
    const ourOrder = numpyArgsort(answers.column("customer_id"));
    const predicted = scored.column("prediction");
    const truth = answers.column("prediction");
    return metrics.meanAveragePrecisionAtK(
      Array.from(ourOrder, (row) => new Set(articlesAt(truth, row))),
      Array.from(ourOrder, (_, rank) => articlesAt(predicted, theirOrder[rank]!)),
      GUESSES,
    );
  },
};

/** Names no customer, as it is not known who will buy. */
function requireAll(customers: ReadonlySet<string>, scored: Table): void {
  const column = scored.column("customer_id");
  const found = new Set(Array.from({ length: scored.rowCount }, (_, row) => column.textAt(row)));
  if (found.size === customers.size) return;
  throw new RuleViolation({
    rule: "missing-row",
    column: "customer_id",
    expected: "every customer of the sample submission",
    message:
      "Customers of the test set are missing. Expected: every customer of the sample submission, " +
      "spelled as there.",
  });
}

function articlesAt(column: Column, row: number): string[] {
  return (column.textAt(row) ?? MISSING).split(" ");
}
