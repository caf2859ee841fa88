import { RandomState } from "./numpy-random-state.ts";

/**
 * Row numbers that pandas' `sample(random_state=seed)` takes without replacement, in its order.
 * A share of the rows is rounded half to even, as Python rounds.
 *
 * @param size a share of the rows (`frac`) or a count (`n`)
 */
export function sampleRows(
  rowCount: number,
  size: { share: number } | { count: number },
  seed: number,
): Uint32Array {
  const count = "count" in size ? size.count : roundHalfToEven(size.share * rowCount);
  return new RandomState(seed).choice(rowCount, count, { replace: false });
}

function roundHalfToEven(x: number): number {
  const floor = Math.floor(x);
  const rest = x - floor;
  return rest > 0.5 || (rest === 0.5 && floor % 2 === 1) ? floor + 1 : floor;
}
