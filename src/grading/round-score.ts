import { fixedDecimals } from "../table/fixed-decimals.ts";

/**
 * Rounds to 5 decimals as Python's `round(x, 5)` does: on the exact decimal expansion of the
 * double, ties to even. Infinite and NaN scores come back as they are.
 */
export function roundScore(score: number): number {
  if (!Number.isFinite(score) || Math.abs(score) >= 1e21) return score;
  return Number(fixedDecimals(score, 5));
}
