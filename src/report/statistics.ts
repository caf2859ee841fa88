/** A mean over seeds and how uncertain it is; null where one seed allows no statement. */
export interface Estimate {
  mean: number;
  /** Standard deviation (n - 1) over the square root of n. */
  standard_error: number | null;
  /** Mean minus 1.96 standard errors. */
  ci_lower: number | null;
  /** Mean plus 1.96 standard errors. */
  ci_upper: number | null;
}

/** Mean and standard error of one figure over seeds; NaN mean for no values. */
export function estimate(values: readonly number[]): Estimate {
  const n = values.length;
  const mean = values.reduce((sum, value) => sum + value, 0) / n;
  if (n < 2) return { mean, standard_error: null, ci_lower: null, ci_upper: null };
  const squares = values.reduce((sum, value) => sum + (value - mean) ** 2, 0);
  const error = Math.sqrt(squares / (n - 1)) / Math.sqrt(n);
  return {
    mean,
    standard_error: error,
    ci_lower: mean - 1.96 * error,
    ci_upper: mean + 1.96 * error,
  };
}
