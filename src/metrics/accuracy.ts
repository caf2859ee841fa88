/**
 * Share of positions at which the prediction equals the truth (scikit-learn `accuracy_score`).
 * @param truth labels coded as numbers; `predicted` the same length and coding.
 */
export function accuracy(truth: ArrayLike<number>, predicted: ArrayLike<number>): number {
  let correct = 0;
  for (let i = 0; i < truth.length; i++) {
    if (truth[i] === predicted[i]) correct++;
  }
  return correct / truth.length;
}
