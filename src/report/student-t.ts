const CONFIDENCE = 0.95;
const BISECTIONS = 60;

/**
 * The number of standard errors on either side of a mean that a 95 % Student-t interval spans.
 * @param degrees degrees of freedom, a whole number of at least 1: one less than the values.
 */
export function studentT95(degrees: number): number {
  let low = 0;
  let high = Math.PI / 2;
  for (let i = 0; i < BISECTIONS; i++) {
    const middle = (low + high) / 2;
    if (shareWithin(middle, degrees) < CONFIDENCE) low = middle;
    else high = middle;
  }
  return Math.tan(low) * Math.sqrt(degrees);
}

/**
 * Probability that Student's t lies within ± tan(angle) sqrt(degrees): Abramowitz and Stegun
 * 26.7.3 and 26.7.4, finite sums for whole degrees of freedom.
 */
function shareWithin(angle: number, degrees: number): number {
  const cosine = Math.cos(angle);
  const isOdd = degrees % 2 === 1;
  let term = isOdd ? cosine : 1;
  let sum = degrees === 1 ? 0 : term;
  for (let power = isOdd ? 3 : 2; power <= degrees - 2; power += 2) {
    term *= ((power - 1) / power) * cosine ** 2;
    sum += term;
  }
  const share = Math.sin(angle) * sum;
  return isOdd ? ((angle + share) * 2) / Math.PI : share;
}
