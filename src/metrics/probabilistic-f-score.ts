/**
 * F1 of probabilities, which count as parts of a positive prediction: with p clipped to [0, 1],
 * precision = sum of p over positives / sum of p, recall = sum of p over positives / positives,
 * summed from first row to last. 0 when precision or recall is 0 or not defined, so also when a
 * prediction is NaN.
 * @param truth 1 for positives, 0 for negatives.
 */
export function probabilisticFScore(
  truth: ArrayLike<number>,
  predicted: ArrayLike<number>,
): number {
  let [hits, falseAlarms, positives] = [0, 0, 0];
  for (let i = 0; i < truth.length; i++) {
    const p = Math.min(Math.max(predicted[i], 0), 1);
    if (truth[i] === 1) {
      hits += p;
      positives++;
    } else {
      falseAlarms += p;
    }
  }
  const precision = hits / (hits + falseAlarms);
  const recall = hits / positives;
  if (!(precision > 0 && recall > 0)) return 0;
  return (2 * (precision * recall)) / (precision + recall);
}
