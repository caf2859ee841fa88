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

/**
 * `count` different places, drawn in proportion to their weights as NumPy's `choice` does: what is
 * drawn twice is drawn anew among the rest.
 * @throws RangeError when fewer places than that have a weight.
 */
export function weightedDistinct(
  weights: ArrayLike<number>,
  count: number,
  nextDouble: () => number,
): Uint32Array {
  const remaining = Float64Array.from(weights);
  if (remaining.filter((weight) => weight > 0).length < count) {
    throw new RangeError(`fewer than ${count} places have a weight`);
  }
  const chosen: number[] = [];
  while (chosen.length < count) {
    const draws = Float64Array.from({ length: count - chosen.length }, nextDouble);
    for (const place of chosen) remaining[place] = 0;
    const steps = cumulativeShares(remaining);
    for (const place of new Set(Array.from(draws, (draw) => firstAbove(steps, draw)))) {
      chosen.push(place);
    }
  }
  return Uint32Array.from(chosen);
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
