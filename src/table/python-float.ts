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

/** Significant digits that tell any two single-precision numbers apart. */
const SINGLE_DIGITS = 9;

/** A single-precision number as NumPy prints it: the shortest digits that read back equal in it. */
export function pythonFloat32Text(x: number): string {
  if (x === 0 || !Number.isFinite(x)) return pythonFloatText(x);
  for (let digits = 1; digits < SINGLE_DIGITS; digits++) {
    const shortened = Number(x.toPrecision(digits));
    if (Math.fround(shortened) === x) return pythonFloatText(shortened);
  }
  return pythonFloatText(Number(x.toPrecision(SINGLE_DIGITS)));
}
