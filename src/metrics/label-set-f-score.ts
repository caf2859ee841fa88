import { averageFScore, fScoreOfCounts, type MatchCounts } from "./f-score.ts";
import { mean } from "./pairwise-sum.ts";

export interface LabelSetFScoreOptions {
  /**
   * `micro`: counts summed over rows and labels. `macro`, `weighted`: the mean of the labels'
   * scores, the latter weighted by how often each is true. `samples`: the mean of the rows' scores.
   */
  average: "micro" | "macro" | "weighted" | "samples";
  /** How many times recall weighs as much as precision; 1 by default. */
  beta?: number;
}

/**
 * F-beta score of rows with any number of labels (scikit-learn `fbeta_score` of labels binarised by
 * the truth): only labels that are true somewhere count, other predicted ones are ignored.
 * Labels and rows without hits score 0.
 * @param truth the labels of each row; `predicted` the same number of rows.
 */
export function labelSetFScore<Label>(
  truth: readonly ReadonlySet<Label>[],
  predicted: readonly ReadonlySet<Label>[],
  options: LabelSetFScoreOptions,
): number {
  const { average, beta = 1 } = options;
  const countsOfLabel = new Map<Label, MatchCounts>();
  for (const labels of truth) {
    for (const label of labels) {
      const counts = countsOfLabel.get(label);
      if (counts === undefined) countsOfLabel.set(label, { hits: 0, predicted: 0, actual: 1 });
      else counts.actual++;
    }
  }
  const scores = new Float64Array(truth.length);
  for (const [row, labels] of truth.entries()) {
    const ofRow: MatchCounts = { hits: 0, predicted: 0, actual: labels.size };
    for (const label of predicted[row]) {
      const ofLabel = countsOfLabel.get(label);
      if (ofLabel === undefined) continue;
      const hit = labels.has(label) ? 1 : 0;
      for (const counts of [ofLabel, ofRow]) {
        counts.predicted++;
        counts.hits += hit;
      }
    }
    scores[row] = fScoreOfCounts(ofRow, beta);
  }
  if (average === "samples") return mean(scores);
  return averageFScore([...countsOfLabel.values()], average, beta);
}
