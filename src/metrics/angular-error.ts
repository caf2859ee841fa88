import { mean } from "./pairwise-sum.ts";

/** Directions in space, one column an angle, in radians; they need not lie in a certain range. */
export interface Directions {
  azimuth: ArrayLike<number>;
  /** From the pole. */
  zenith: ArrayLike<number>;
}

/** Mean angle between true and predicted directions, in radians from 0 to pi. */
export function meanAngularError(truth: Directions, predicted: Directions): number {
  const errors = Float64Array.from(truth.azimuth, (a1, i) => {
    const [z1, a2, z2] = [truth.zenith[i], predicted.azimuth[i], predicted.zenith[i]];
    const horizontal = Math.cos(a1) * Math.cos(a2) + Math.sin(a1) * Math.sin(a2);
    const cosine = Math.sin(z1) * Math.sin(z2) * horizontal + Math.cos(z1) * Math.cos(z2);
    return Math.acos(Math.max(-1, Math.min(1, cosine)));
  });
  return mean(errors);
}
