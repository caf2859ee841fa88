/**
 * Rounds to 5 decimals as Python's `round(x, 5)` does: on the exact decimal expansion of the
 * double, ties to even. Infinite and NaN scores come back as they are.
 */
export function roundScore(score: number): number {
  if (!Number.isFinite(score) || Math.abs(score) >= 1e21) return score;
  // Only a multiple of 1/64 can lie exactly between two 5-decimal numbers.
  const sixtyFourths = score * 64;
  if (!Number.isInteger(sixtyFourths)) return Number(score.toFixed(5));
  const scaled = BigInt(sixtyFourths) * 100_000n;
  const floor = scaled >> 6n;
  const rest = scaled & 63n;
  const up = rest > 32n || (rest === 32n && (floor & 1n) === 1n);
  return Number(`${up ? floor + 1n : floor}e-5`);
}
