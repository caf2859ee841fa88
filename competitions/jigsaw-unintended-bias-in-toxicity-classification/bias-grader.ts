import {
  definedRocAuc,
  type Grader,
  matchRows,
  metrics,
  RuleViolation,
  requireColumns,
  requireNumbers,
  type Table,
} from "mlebench";

const identities = [
  "male",
  "female",
  "homosexual_gay_or_lesbian",
  "christian",
  "jewish",
  "muslim",
  "black",
  "white",
  "psychiatric_or_mental_illness",
];
/** Draws the mean over identities to the one that is treated worst. */
const POWER = -5;

/** For each row of the answers, whether it is so. */
type Flags = readonly boolean[];

/**
 * A quarter of the area under the ROC curve of all comments, and a quarter of each of three bias
 * AUCs, which are power means over identities. Predictions, in the column "prediction" or
 * "toxicity", are cut at 0.5 first; rows are matched by id and other columns ignored.
 */
export const biasGrader: Grader = {
  metric: "jigsaw-unintended-bias-in-toxicity-classification-score",
  grade(submission, answers) {
    requireColumns(submission, ["id"]);
    const column = predictionColumn(submission);
    const rows = matchRows(submission, answers, "id");
    const predicted = requireNumbers(submission, column);
    const guesses = Array.from(rows, (row) => predicted[row]! >= 0.5);
    const toxic = atLeastHalf(answers, "toxicity");
    const area = (isCounted: (row: number) => boolean) => areaOf(toxic, guesses, isCounted);
    const overIdentities = (isCounted: (mentions: Flags, row: number) => boolean) => {
      const areas = identities.map((identity) => {
        const mentions = atLeastHalf(answers, identity);
        return area((row) => isCounted(mentions, row));
      });
      return metrics.powerMean(areas, POWER);
    };
    const overall = area(() => true);
    const subgroup = overIdentities((mentions, row) => mentions[row]!);
    const subgroupNegatives = overIdentities((mentions, row) => mentions[row] !== toxic[row]);
    const subgroupPositives = overIdentities((mentions, row) => mentions[row] === toxic[row]);
    return (overall + subgroup + subgroupNegatives + subgroupPositives) / 4;
  },
};

function predictionColumn(submission: Table): string {
  if (!submission.has("prediction") && submission.has("toxicity")) return "toxicity";
  requireColumns(submission, ["prediction"]);
  if (!submission.has("toxicity")) return "prediction";
  throw new RuleViolation({
    rule: "unexpected-column",
    column: "toxicity",
    message: 'The submission has both a column "prediction" and one "toxicity"; expected only one.',
  });
}

/** Missing is less than one half. */
function atLeastHalf(answers: Table, name: string): Flags {
  return Array.from(requireNumbers(answers, name), (value) => value >= 0.5);
}

function areaOf(toxic: Flags, guesses: Flags, isCounted: (row: number) => boolean): number {
  const counted = [...toxic.keys()].filter(isCounted);
  const numbers = (flags: Flags) => Float64Array.from(counted, (row) => Number(flags[row]));
  return definedRocAuc(numbers(toxic), numbers(guesses));
}
