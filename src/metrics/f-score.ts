import { codeLabels } from "./label-codes.ts";

export interface FScoreOptions {
  /**
   * `binary`: the score of label 1 alone. `micro`: counts summed over all labels (for single labels
   * this is the accuracy). `macro`: the plain mean over the labels that occur in truth or
   * predictions. `weighted`: their mean weighted by how often each is true.
   */
  average: "binary" | "micro" | "macro" | "weighted";
  /** How many times recall weighs as much as precision; 1 by default. */
  beta?: number;
}

/** What the F-score of one label, or of several together, is computed from. */
export interface MatchCounts {
  /** How often the label is predicted and true. */
  hits: number;
  /** How often it is predicted. */
  predicted: number;
  /** How often it is true. */
  actual: number;
}

/**
 * F-beta score of one label per row (scikit-learn `fbeta_score` and `f1_score`), 0 for a label
 * without hits.
 * @param truth labels coded as numbers; `predicted` the same length and coding.
 */
export function fScore(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
  options: FScoreOptions,
): number {
  const { average, beta = 1 } = options;
  const counts = countMatches(truth, predicted);
  if (average === "binary") return fScoreOfCounts(counts.get(1) ?? noMatches(), beta);
  return averageFScore([...counts.values()], average, beta);
}

/** The F-scores of several labels as one figure; see {@link FScoreOptions.average}. */
export function averageFScore(
  counts: readonly MatchCounts[],
  average: "micro" | "macro" | "weighted",
  beta = 1,
): number {
  const together = noMatches();
  let sum = 0;
  let weightedSum = 0;
  for (const label of counts) {
    together.hits += label.hits;
    together.predicted += label.predicted;
    together.actual += label.actual;
    const score = fScoreOfCounts(label, beta);
    sum += score;
    weightedSum += score * label.actual;
  }
  if (average === "micro") return fScoreOfCounts(together, beta);
  return average === "macro" ? sum / counts.length : weightedSum / together.actual;
}

/**
 * (1 + beta^2) * hits / (beta^2 * actual + predicted): the weighted harmonic mean of precision
 * (hits / predicted) and recall (hits / actual); 0 when there are no hits.
 */
export function fScoreOfCounts({ hits, predicted, actual }: MatchCounts, beta = 1): number {
  return hits === 0 ? 0 : ((1 + beta ** 2) * hits) / (beta ** 2 * actual + predicted);
}

/** Per label that occurs on either side, ascending. */
function countMatches(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
): Map<number, MatchCounts> {
  const coded = codeLabels(truth, predicted);
  const counts = coded.labels.map(noMatches);
  for (let row = 0; row < truth.length; row++) {
    const [actual, guess] = [coded.truth[row], coded.predicted[row]];
    counts[actual].actual++;
    counts[guess].predicted++;
    if (actual === guess) counts[actual].hits++;
  }
  return new Map(coded.labels.map((label, code) => [label, counts[code]]));
}

function noMatches(): MatchCounts {
  return { hits: 0, predicted: 0, actual: 0 };
}
