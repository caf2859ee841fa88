/** Smaller exponents are written as such. */
const LEAST_PLAIN_EXPONENT = -4;
/** A double that lies between two decimal numbers has fewer digits than this. */
const MANY_DIGITS = 100;

/**
 * A number as C's `printf("%.<digits>g")` prints it: so many significant digits, rounded on the
 * double's exact value with ties to even, trailing zeros dropped, exponents of at least two digits
 * below 1e-4 and from 10^digits on. NaN and infinities as `nan`, `inf` and `-inf`.
 * @param digits from 1 to 99.
 */
export function generalFloatText(value: number, digits: number): string {
  if (Number.isNaN(value)) return "nan";
  const sign = value < 0 || Object.is(value, -0) ? "-" : "";
  const size = Math.abs(value);
  if (size === Infinity) return `${sign}inf`;
  if (Number.isInteger(size) && size < 10 ** Math.min(digits, 15)) return sign + size;

  const [mantissa, exponentText] = rounded(size, digits).split("e") as [string, string];
  const significant = mantissa.replace(".", "").replace(/0+$/, "") || "0";
  const exponent = Number(exponentText);
  if (exponent < LEAST_PLAIN_EXPONENT || exponent >= digits) {
    const fraction = significant.length > 1 ? `.${significant.slice(1)}` : "";
    const power = String(Math.abs(exponent)).padStart(2, "0");
    return `${sign}${significant[0]}${fraction}e${exponent < 0 ? "-" : "+"}${power}`;
  }
  if (exponent < 0) return `${sign}0.${"0".repeat(-exponent - 1)}${significant}`;
  const whole = significant.slice(0, exponent + 1).padEnd(exponent + 1, "0");
  const fraction = significant.slice(exponent + 1);
  return sign + whole + (fraction === "" ? "" : `.${fraction}`);
}

/** In exponent form; JavaScript would round a tie up. */
function rounded(size: number, digits: number): string {
  const up = size.toExponential(digits - 1);
  const oneMore = size.toExponential(digits);
  const last = oneMore.indexOf("e") - 1;
  if (oneMore[last] !== "5") return up;
  const all = size.toExponential(MANY_DIGITS);
  const isTie = /^50*e/.test(all.slice(last));
  if (!isTie || Number(oneMore[last - 1] === "." ? oneMore[0] : oneMore[last - 1]) % 2 === 1)
    return up;
  return oneMore.slice(0, last) + oneMore.slice(last + 1);
}
