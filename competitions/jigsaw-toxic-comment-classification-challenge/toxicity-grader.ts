import {
  type Column,
  compareCodePoints,
  definedRocAuc,
  type Grader,
  matchRows,
  numpyArgsort,
  RuleViolation,
  requireColumns,
  requireFiniteAt,
  requireRowCount,
  type Table,
  textsOf,
} from "mlebench";

export const labels = ["toxic", "severe_toxic", "obscene", "threat", "insult", "identity_hate"];

/**
 * Mean over the labels of the area under the ROC curve, on the rows that were labelled (the others
 * carry -1). The published grader sorts both files by id and then compares cells by their place:
 * columns in the file's own order, and rows without looking at their ids again.
 */
export const toxicityGrader: Grader = {
  metric: "column-wise ROC AUC",
  grade(submission, answers) {
    requireColumns(submission, ["id", ...labels]);
    requireRowCount(submission, answers, "id");
    const columns = submission.columnNames.filter((name) => name !== "id");
    requireLabelColumns(columns);
    const labelled = labelledIds(answers);
    const theirs = rowsByIdWhere(submission, (id, row) => requireKnown(labelled, id, row));
    const ours = rowsByIdWhere(answers, (id) => labelled.get(id) === true);
    // Then an id is repeated and another missing, and matching by id names it.
    if (theirs.length !== ours.length) matchRows(submission, answers, "id");
    const areas = answers.columnNames
      .filter((name) => name !== "id")
      .map((label, place) => {
        const truth = answers.column(label);
        return definedRocAuc(
          Float64Array.from(ours, (row) => truth.numberAt(row)),
          requireFiniteAt(submission, columns[place]!, theirs),
        );
      });
    return areas.reduce((sum, area) => sum + area, 0) / areas.length;
  },
};

function requireLabelColumns(columns: readonly string[]): void {
  if (columns.length === labels.length) return;
  const extra = columns.find((name) => !labels.includes(name));
  throw new RuleViolation({
    rule: "unexpected-column",
    column: extra,
    expected: ["id", ...labels].join(","),
    message: `The submission has a column "${extra}" beside id and the six labels.`,
  });
}

/** For every id of the answers, whether its row was labelled. */
function labelledIds(answers: Table): Map<string, boolean> {
  const ids = textsOf(answers.column("id"));
  const columns = labels.map((label) => answers.column(label));
  const sumOf = (row: number) => columns.reduce((sum, column) => sum + column.numberAt(row), 0);
  return new Map(ids.map((id, row) => [id, sumOf(row) >= 0]));
}

function requireKnown(labelled: Map<string, boolean>, id: string | null, row: number): boolean {
  const found = id === null ? undefined : labelled.get(id);
  if (found !== undefined) return found;
  const name = id === null ? "is missing" : `${JSON.stringify(id)} is not in the test set`;
  throw new RuleViolation({
    rule: id === null ? "missing-id" : "unknown-id",
    row: row + 1,
    column: "id",
    message: `Row ${row + 1}: the id ${name}.`,
  });
}

function rowsByIdWhere(
  table: Table,
  isWanted: (id: string, row: number) => boolean | undefined,
): Uint32Array {
  const ids = table.column("id");
  return idOrder(ids).filter((row) => isWanted(ids.textAt(row) as string, row));
}

/** pandas' `sort_index`, which leaves what is in order as it is and else sorts unstably. */
function idOrder(ids: Column): Uint32Array {
  const rows = Uint32Array.from({ length: ids.length }, (_, row) => row);
  const inOrder = rows.every(
    (row) => row === 0 || compareCodePoints(ids.textAt(row - 1) ?? "", ids.textAt(row) ?? "") <= 0,
  );
  return ids.type === "text" && inOrder ? rows : numpyArgsort(ids);
}
