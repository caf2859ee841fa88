const BLOCK = 128;

/**
 * Sum in the order NumPy's `add.reduce` uses on a contiguous float64 array (pairwise, blocks of
 * 128 with eight accumulators), so that a mean agrees with NumPy's to the last bit.
 */
export function pairwiseSum(values: ArrayLike<number>, start = 0, end = values.length): number {
  const count = end - start;
  if (count < 8) {
    let sum = 0;
    for (let i = start; i < end; i++) sum += values[i];
    return sum;
  }
  if (count <= BLOCK) return sumOfBlock(values, start, end);
  let half = count >> 1;
  half -= half % 8;
  return pairwiseSum(values, start, start + half) + pairwiseSum(values, start + half, end);
}

/** Arithmetic mean as `numpy.mean` computes it; NaN for no values. */
export function mean(values: ArrayLike<number>): number {
  return pairwiseSum(values) / values.length;
}

function sumOfBlock(values: ArrayLike<number>, start: number, end: number): number {
  const parts = new Float64Array(8);
  const whole = start + ((end - start) & ~7);
  for (let i = start; i < whole; i += 8) {
    for (let lane = 0; lane < 8; lane++) parts[lane] += values[i + lane];
  }
  const [a, b, c, d, e, f, g, h] = parts;
  let sum = a + b + (c + d) + (e + f + (g + h));
  for (let i = whole; i < end; i++) sum += values[i];
  return sum;
}
