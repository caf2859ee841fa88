import { fixedDecimals } from "../table/fixed-decimals.ts";

/** Digits behind the point that pandas' reader looks at. */
const READ_DIGITS = 15;
const PARTS = /^(-?)(\d+)(?:\.(\d+))?(?:[eE]([+-]?\d+))?$/;
/** Digits behind the point that pandas' writer prints. */
const SCALE = 1e10;

/**
 * A JSON number as pandas' `read_json` reads it by default: from the first digits, in double
 * arithmetic, so that it may be off in the last place.
 */
export function parsePandasNumber(text: string): number {
  const [, sign, whole, fraction = "", exponent] = PARTS.exec(text)!;
  const digits = fraction.slice(0, READ_DIGITS);
  let size = Number(whole);
  if (digits !== "") size += Number(digits) * Number(`1e-${digits.length}`);
  if (exponent !== undefined) size *= Number(`1e${exponent}`);
  return sign === "-" ? -size : size;
}

/**
 * A finite double as pandas' `to_json` writes it: ten decimals without zeros at the end, but for
 * one; what is very large or very small has ten significant digits.
 */
export function pandasNumberText(value: number): string {
  const size = Math.abs(value);
  if (size === 0) return "0.0";
  if (size > 1e16 || size < 1e-15) return tenDigits(value);
  let whole = Math.trunc(size);
  const scaled = (size - whole) * SCALE;
  let decimals = Math.trunc(scaled);
  const rest = scaled - decimals;
  if (rest > 0.5 || (rest === 0.5 && (decimals % 2 === 1 || decimals === 0))) decimals++;
  if (decimals === SCALE) {
    decimals = 0;
    whole++;
  }
  const digits = String(decimals)
    .padStart(10, "0")
    .replace(/0{1,9}$/, "");
  return `${value < 0 ? "-" : ""}${fixedDecimals(whole, 0)}.${digits}`;
}

/** C's `%.10g` of a number that it prints with an exponent. */
function tenDigits(value: number): string {
  return value.toExponential(9).replace(/\.?0*e([+-])(\d+)$/, (_, sign, exponent) => {
    return `e${sign}${exponent.padStart(2, "0")}`;
  });
}
