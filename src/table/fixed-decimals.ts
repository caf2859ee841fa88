/**
 * A finite number with so many decimals as C's `printf("%.*f")` prints it: rounded by its exact
 * value, ties to even; -0 keeps its sign.
 * @param x of a size below 1e21.
 */
export function fixedDecimals(x: number, decimals: number): string {
  const sign = x < 0 || Object.is(x, -0) ? "-" : "";
  const size = Math.abs(x);
  // Only a multiple of this power of two can lie exactly between two results.
  const bits = decimals + 1;
  const units = size * 2 ** bits;
  if (!Number.isInteger(units)) return sign + size.toFixed(decimals);
  const scaled = BigInt(units) * 10n ** BigInt(decimals);
  const whole = scaled >> BigInt(bits);
  const rest = scaled - (whole << BigInt(bits));
  const half = 1n << BigInt(bits - 1);
  const isUp = rest > half || (rest === half && (whole & 1n) === 1n);
  const digits = String(isUp ? whole + 1n : whole).padStart(decimals + 1, "0");
  const point = digits.length - decimals;
  return decimals === 0 ? sign + digits : `${sign}${digits.slice(0, point)}.${digits.slice(point)}`;
}
