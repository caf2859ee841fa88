/** The running sums of weights, scaled so that the last is 1. */
export function cumulativeShares(weights: ArrayLike<number>): Float64Array {
  const steps = new Float64Array(weights.length);
  let sum = 0;
  for (let i = 0; i < steps.length; i++) {
    sum += weights[i]!;
    steps[i] = sum;
  }
  return steps.map((step) => step / sum);
}

/** The first place in ascending `steps` that exceeds `value`. */
export function firstAbove(steps: Float64Array, value: number): number {
  let low = 0;
  let high = steps.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    if (value < steps[middle]!) high = middle;
    else low = middle + 1;
  }
  return low;
}
