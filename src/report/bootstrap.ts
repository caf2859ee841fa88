import { quantile } from "../metrics/quantile.ts";
import { RandomState } from "../random/numpy-random-state.ts";

const RESAMPLES = 10_000;
const SEED = 0;
const LOWER = 0.025;
const UPPER = 0.975;

export interface Interval {
  lower: number;
  upper: number;
}

/**
 * 95 % percentile bootstrap intervals (Efron 1979) of the means of several figures that were
 * measured on the same units, such as seeds or competitions: whole units are drawn with
 * replacement, 10,000 times, the same draws for every figure. The generator's seed is fixed, so
 * equal values give equal intervals.
 * @param figures for each figure its value on each unit; at least one unit.
 */
export function bootstrapMeans(figures: readonly (readonly number[])[]): Interval[] {
  const units = figures[0]?.length ?? 0;
  const random = new RandomState(SEED);
  const means = figures.map(() => new Float64Array(RESAMPLES));
  const times = new Uint32Array(units);
  for (let sample = 0; sample < RESAMPLES; sample++) {
    times.fill(0);
    for (let draw = 0; draw < units; draw++) times[random.randint(units)]++;
    for (const [figure, values] of figures.entries()) {
      let sum = 0;
      for (let unit = 0; unit < units; unit++) sum += times[unit] * values[unit];
      means[figure][sample] = sum / units;
    }
  }
  return means.map((values) => ({
    lower: quantile(values, LOWER),
    upper: quantile(values, UPPER),
  }));
}
