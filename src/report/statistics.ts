import { bootstrapMeans, type Interval } from "./bootstrap.ts";
import { studentT95 } from "./student-t.ts";

/** A mean over seeds and how uncertain it is; null where one seed allows no statement. */
export interface Estimate {
  /** NaN (in JSON null) when no seed is complete. */
  mean: number;
  /** Standard deviation (n - 1) over the square root of n. */
  standard_error: number | null;
  /** Mean minus 1.96 standard errors. */
  ci_lower: number | null;
  /** Mean plus 1.96 standard errors. */
  ci_upper: number | null;
  /** 95 % Student-t interval, right for few seeds where 1.96 is too narrow. */
  t_lower: number | null;
  t_upper: number | null;
  /** 95 % bootstrap interval that draws seeds: would other seeds say the same? */
  bootstrap_lower: number | null;
  bootstrap_upper: number | null;
  /** 95 % bootstrap interval that draws competitions: would other competitions say the same? */
  competition_bootstrap_lower: number | null;
  competition_bootstrap_upper: number | null;
  /** The figure of each seed. */
  by_seed: number[];
}

/** One figure of a set of competitions: its value for each seed and for each competition. */
export interface Figure {
  bySeed: readonly number[];
  /** Mean over the seeds; only read when there are several seeds. */
  byCompetition: readonly number[];
}

/** Means, standard errors and intervals of figures on the same seeds and competitions. */
export function estimates(figures: readonly Figure[]): Estimate[] {
  const severalSeeds = (figures[0]?.bySeed.length ?? 0) > 1;
  const seeds = severalSeeds ? bootstrapMeans(figures.map(({ bySeed }) => bySeed)) : [];
  const competitions = severalSeeds
    ? bootstrapMeans(figures.map(({ byCompetition }) => byCompetition))
    : [];
  return figures.map(({ bySeed }, index) => {
    const n = bySeed.length;
    const mean = meanOf(bySeed);
    const error = standardError(bySeed, mean);
    const around = (factor: number): Interval | undefined =>
      error === null ? undefined : { lower: mean - factor * error, upper: mean + factor * error };
    return {
      mean,
      standard_error: error,
      ...named("ci", around(1.96)),
      ...named("t", around(n > 1 ? studentT95(n - 1) : Number.NaN)),
      ...named("bootstrap", seeds[index]),
      ...named("competition_bootstrap", competitions[index]),
      by_seed: [...bySeed],
    };
  });
}

/** The sum over the count; NaN of nothing. */
export function meanOf(values: readonly number[]): number {
  return values.reduce((sum, value) => sum + value, 0) / values.length;
}

function standardError(values: readonly number[], mean: number): number | null {
  const n = values.length;
  if (n < 2) return null;
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  return Math.sqrt(squares / (n - 1)) / Math.sqrt(n);
}

function named<Name extends string>(name: Name, interval: Interval | undefined) {
  return {
    [`${name}_lower`]: interval?.lower ?? null,
    [`${name}_upper`]: interval?.upper ?? null,
  } as Record<`${Name}_lower` | `${Name}_upper`, number | null>;
}
