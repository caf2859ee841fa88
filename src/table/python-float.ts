/**
 * A double as Python's `repr` prints it: the shortest digits that read back equal, `.0` after an
 * integral value, an exponent of at least two digits below 1e-4 and from 1e16 on.
 */
export function pythonFloatText(x: number): string {
  const size = Math.abs(x);
  if (size < 1e16 && (size >= 1e-4 || size === 0)) {
    if (!Number.isInteger(x)) return String(x);
    return Object.is(x, -0) ? "-0.0" : `${x}.0`;
  }
  if (Number.isNaN(x)) return "nan";
  if (size === Number.POSITIVE_INFINITY) return x > 0 ? "inf" : "-inf";
  return x.toExponential().replace(/e([+-])(\d)$/, "e$10$2");
}
