/**
 * Class probabilities, row by row, from a row's scores (one output a class, by softmax) or, with a
 * single output, from the log odds of class 1 against class 0.
 */
export function toProbabilities(scores: Float64Array, outputs: number): Float64Array {
  if (outputs === 1) {
    const both = new Float64Array(scores.length * 2);
    scores.forEach((score, row) => {
      both[row * 2] = 1 / (1 + Math.exp(score));
      both[row * 2 + 1] = 1 / (1 + Math.exp(-score));
    });
    return both;
  }
  const probabilities = scores.slice();
  for (let at = 0; at < scores.length; at += outputs) {
    softmax(probabilities.subarray(at, at + outputs));
  }
  return probabilities;
}

/** Turns scores into probabilities, in place. */
export function softmax(scores: Float64Array): void {
  let highest = Number.NEGATIVE_INFINITY;
  for (const score of scores) highest = Math.max(highest, score);
  let sum = 0;
  for (let k = 0; k < scores.length; k++) {
    scores[k] = Math.exp(scores[k] - highest);
    sum += scores[k];
  }
  for (let k = 0; k < scores.length; k++) scores[k] /= sum;
}
