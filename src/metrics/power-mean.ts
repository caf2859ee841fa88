import { pairwiseSum } from "./pairwise-sum.ts";

/**
 * Generalised mean, (mean of values^power)^(1 / power); a negative power draws it to the smallest
 * value. 0 when the power is negative and a value 0.
 */
export function powerMean(values: ArrayLike<number>, power: number): number {
  const powers = Float64Array.from(values, (value) => value ** power);
  return (pairwiseSum(powers) / values.length) ** (1 / power);
}
