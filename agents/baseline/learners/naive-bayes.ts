import type { SparseRows } from "./sparse-rows.ts";

/**
 * Multinomial naive Bayes with add-one smoothing (Manning et al., Introduction to Information
 * Retrieval, chapter 13) on whether a feature occurs; class probabilities of `queries`, row by row.
 */
export function classifyByNaiveBayes(
  known: SparseRows,
  labels: Int32Array,
  classCount: number,
  queries: SparseRows,
): Float64Array {
  const { width } = known;
  const occurrences = new Float64Array(classCount * width).fill(1);
  const totals = new Float64Array(classCount).fill(width);
  const priors = new Float64Array(classCount);
  labels.forEach((label, row) => {
    priors[label]++;
    for (let k = known.start[row]; k < known.start[row + 1]; k++) {
      occurrences[label * width + known.column[k]]++;
      totals[label]++;
    }
  });
  const queryCount = queries.start.length - 1;
  const probabilities = new Float64Array(queryCount * classCount);
  for (let row = 0; row < queryCount; row++) {
    const logs = Array.from(priors, (count, label) => {
      let log = 0;
      for (let k = queries.start[row]; k < queries.start[row + 1]; k++) {
        log += Math.log(occurrences[label * width + queries.column[k]] / totals[label]);
      }
      // The mean over words instead of their sum: else every longer text gets exactly 0 or 1.
      const words = Math.max(1, queries.start[row + 1] - queries.start[row]);
      return Math.log(count / labels.length) + log / words;
    });
    const highest = Math.max(...logs);
    const powers = logs.map((log) => Math.exp(log - highest));
    const sum = powers.reduce((a, b) => a + b, 0);
    powers.forEach((power, label) => {
      probabilities[row * classCount + label] = power / sum;
    });
  }
  return probabilities;
}
