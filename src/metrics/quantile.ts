/**
 * Quantile with linear interpolation between neighbours, as `numpy.quantile` computes it.
 * @param share from 0 (the smallest value) to 1 (the largest).
 * @returns NaN when a value is NaN or there are none.
 */
export function quantile(values: ArrayLike<number>, share: number): number {
  const sorted = Float64Array.from(values).sort();
  const largest = sorted.length - 1;
  if (largest < 0 || Number.isNaN(sorted[largest])) return Number.NaN;
  const position = share * largest;
  const below = Math.floor(position);
  const weight = position - below;
  const [low, high] = [sorted[below], sorted[Math.min(below + 1, largest)]];
  return weight < 0.5 ? low + (high - low) * weight : high - (high - low) * (1 - weight);
}
