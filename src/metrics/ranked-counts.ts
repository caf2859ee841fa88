/** The positives and negatives scored at least as high as each distinct score, highest first. */
export interface RankedCounts {
  truePositives: Float64Array;
  falsePositives: Float64Array;
}

/**
 * Counts what a threshold at each distinct score would let through: the points of a ROC or
 * precision-recall curve. The last entries are the numbers of positives and negatives.
 * @param labels 1 for positives, 0 for negatives; `scores` one number each, no NaN.
 */
export function rankedCounts(labels: ArrayLike<number>, scores: ArrayLike<number>): RankedCounts {
  const order = Uint32Array.from(labels, (_, i) => i).sort((a, b) => {
    if (scores[a] === scores[b]) return 0;
    return scores[a] > scores[b] ? -1 : 1;
  });
  const truePositives = new Float64Array(order.length);
  const falsePositives = new Float64Array(order.length);
  let [points, positives] = [0, 0];
  for (let i = 0; i < order.length; i++) {
    if (labels[order[i]] === 1) positives++;
    if (i + 1 < order.length && scores[order[i]] === scores[order[i + 1]]) continue;
    truePositives[points] = positives;
    falsePositives[points] = i + 1 - positives;
    points++;
  }
  return {
    truePositives: truePositives.subarray(0, points),
    falsePositives: falsePositives.subarray(0, points),
  };
}
