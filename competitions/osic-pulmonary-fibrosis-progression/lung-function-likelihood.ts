import {
  cellViolation,
  type Grader,
  metrics,
  RuleViolation,
  requireColumns,
  requireNumbers,
  type Table,
  textsOf,
} from "mlebench";

const ID = "Patient_Week";
const SCORED_WEEKS = 3;
const bounds = { leastDeviation: 70, largestError: 1000 };

/**
 * Mean Laplace log likelihood of the lung function in each patient's last three weeks with a visit,
 * as far as the submission has them; its other rows only need to be known. Other columns are
 * ignored.
 */
export const lungFunctionLikelihood: Grader = {
  metric: "modified-laplace-log-likelihood",
  grade(submission, answers) {
    requireColumns(submission, [ID, "FVC", "Confidence"]);
    requireKnown(submission, answers);
    const predicted = numbersOf(submission, "FVC");
    const deviations = numbersOf(submission, "Confidence").map((value) => value || 0);
    const pairs = scoredPairs(submission, answers);
    const truth = requireNumbers(answers, "FVC");
    return metrics.laplaceLogLikelihood(
      pairs.map(({ ours }) => truth[ours]!),
      pairs.map(({ theirs }) => predicted[theirs]!),
      pairs.map(({ theirs }) => deviations[theirs]!),
      bounds,
    );
  },
};

function requireKnown(submission: Table, answers: Table): void {
  const known = new Set(textsOf(answers.column(ID)));
  const ids = submission.column(ID);
  for (let row = 0; row < ids.length; row++) {
    if (known.has(ids.textAt(row) ?? "")) continue;
    throw cellViolation("unknown-id", submission, ID, row, "an id of the sample submission");
  }
  if (ids.length > 0) return;
  throw new RuleViolation({ rule: "row-count", message: "The submission has no rows." });
}

/** Booleans count as numbers where none is missing. */
function numbersOf(submission: Table, name: string): Float64Array {
  const numbers = requireNumbers(submission, name);
  const missing = numbers.findIndex(Number.isNaN);
  if (missing < 0 || submission.column(name).type !== "bool") return numbers;
  throw cellViolation("missing-value", submission, name, missing, "a number");
}

interface Pair {
  ours: number;
  theirs: number;
}

/** The rows of both sides that are compared. */
function scoredPairs(submission: Table, answers: Table): Pair[] {
  const scored = lastVisits(answers);
  const ids = submission.column(ID);
  const pairs: Pair[] = [];
  let repeated: number | undefined;
  const seen = new Set<number>();
  for (let theirs = 0; theirs < ids.length; theirs++) {
    const ours = scored.get(ids.textAt(theirs) ?? "");
    if (ours === undefined) continue;
    if (seen.has(ours)) repeated ??= theirs;
    seen.add(ours);
    pairs.push({ ours, theirs });
  }
  // A single answer is compared with all that is there.
  if (repeated === undefined || seen.size === 1) return pairs;
  throw cellViolation("repeated-id", submission, ID, repeated, "each id once");
}

/** The rows of each patient's last weeks with a visit, by their ids. */
function lastVisits(answers: Table): Map<string, number> {
  const ids = textsOf(answers.column(ID));
  const truth = requireNumbers(answers, "FVC");
  const rowsOfPatient = new Map<string, { week: number; row: number }[]>();
  for (const [row, id] of ids.entries()) {
    if (Number.isNaN(truth[row])) continue;
    const end = id.lastIndexOf("_");
    const visit = { week: Number(id.slice(end + 1)), row };
    const visits = rowsOfPatient.get(id.slice(0, end));
    if (visits === undefined) rowsOfPatient.set(id.slice(0, end), [visit]);
    else visits.push(visit);
  }
  const last = [...rowsOfPatient.values()].flatMap((visits) =>
    visits.sort((a, b) => b.week - a.week).slice(0, SCORED_WEEKS),
  );
  return new Map(last.map(({ row }) => [ids[row]!, row]));
}
