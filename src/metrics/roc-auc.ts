import { sortNumbers } from "./sort-numbers.ts";

/**
 * Area under the ROC curve of a binary classifier (scikit-learn `roc_auc_score`): the chance that
 * a random positive is scored above a random negative, ties counting one half.
 * @param labels 1 for positives, 0 for negatives.
 * @param scores one number each, no NaN, higher meaning more likely positive.
 * @returns NaN when only one class is present.
 */
export function rocAuc(labels: ArrayLike<number>, scores: ArrayLike<number>): number {
  const { positives, negatives } = splitByLabel(labels, scores);
  if (positives.length === 0 || negatives.length === 0) return Number.NaN;
  sortNumbers(positives);
  sortNumbers(negatives);

  // Pairs won by the positive, doubled so that a tie's half stays an integer.
  let doubledWins = 0;
  let below = 0;
  let notAbove = 0;
  for (let i = 0; i < positives.length; i++) {
    const score = positives[i];
    while (below < negatives.length && negatives[below] < score) below++;
    if (notAbove < below) notAbove = below;
    while (notAbove < negatives.length && negatives[notAbove] <= score) notAbove++;
    doubledWins += below + notAbove;
  }
  return doubledWins / 2 / (positives.length * negatives.length);
}

function splitByLabel(
  labels: ArrayLike<number>,
  scores: ArrayLike<number>,
): { positives: Float64Array; negatives: Float64Array } {
  const split = new Float64Array(labels.length);
  let front = 0;
  let back = split.length;
  for (let i = 0; i < labels.length; i++) {
    if (labels[i] === 1) split[front++] = scores[i];
    else split[--back] = scores[i];
  }
  return { positives: split.subarray(0, front), negatives: split.subarray(back) };
}
