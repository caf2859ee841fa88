const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

/** The powers of ten that doubles hold exactly. */
const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);

/** Half the distance from a double to the next, by the double's biased exponent. */
const HALF_ULP = Float64Array.from({ length: 2047 }, (_, exponent) => 2 ** (exponent - 1076));

/** More than the relative error of the quotient's lower part below. */
const SLACK = 2 ** -48;

/** Splits a double into two halves whose products are exact (Veltkamp 1968). */
const SPLITTER = 2 ** 27 + 1;

/**
 * Reads decimals without exponent of at most 18 digits into a column, correctly rounded, and tells
 * which texts are what Python's `repr` prints for the double, so that a writer may copy them.
 *
 * Up to 15 digits both are plain arithmetic (Clinger 1990). Beyond, the digits are divided by the
 * power of ten to some 100 bits; where that cannot decide, the text is left to a slower parser.
 */
export class DecimalReader {
  readonly #bytes: Uint8Array;
  readonly #values: Float64Array;
  /** The halves of `#values`, to look at exponents. */
  readonly #words: Uint32Array;

  constructor(bytes: Uint8Array, values: Float64Array) {
    this.#bytes = bytes;
    this.#values = values;
    this.#words = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
  }

  /**
   * Reads the text from `start` to `end` into `row`.
   *
   * @returns the text's length if it is `repr`'s, 0 if it is not, -1 if nothing was read.
   */
  read(start: number, end: number, row: number): number {
    const bytes = this.#bytes;
    const negative = bytes[start] === MINUS;
    const first = negative ? start + 1 : start;
    let point = -1;
    let upper = 0;
    let lower = 0;
    let count = 0;
    for (let i = first; i < end; i++) {
      const digit = bytes[i]! - ZERO;
      if (digit >= 0 && digit <= 9) {
        if (count < 9) {
          upper = (upper * 10 + digit) | 0;
          if (upper !== 0) count++;
        } else {
          if (count === 18) return -1;
          lower = (lower * 10 + digit) | 0;
          count++;
        }
      } else if (digit === POINT - ZERO && point < 0) point = i;
      else return -1;
    }
    const decimals = point < 0 ? 0 : end - point - 1;
    if (decimals > 22 || end - first === (point < 0 ? 0 : 1)) return -1;
    // Exact: the upper digits fill 30 bits, the power's odd factor 21.
    const scaled = count > 9 ? upper * POWERS_OF_TEN[count - 9]! : upper;
    const divisor = POWERS_OF_TEN[decimals]!;
    const quotient = (scaled + lower) / divisor;
    const values = this.#values;
    if (count <= 15) {
      values[row] = negative ? -quotient : quotient;
      return this.#hasReprForm(first, point, end, quotient) ? end - start : 0;
    }
    const sum = scaled + lower;
    const correction = (remainder(sum, quotient, divisor) + (lower - (sum - scaled))) / divisor;
    const value = quotient + correction;
    if (quotient + correction * (1 - SLACK) !== quotient + correction * (1 + SLACK)) return -1;
    values[row] = negative ? -value : value;
    if (count > 17 || !this.#hasReprForm(first, point, end, value)) return 0;
    const offset = (correction - (value - quotient)) * divisor;
    return this.#isShortest(row, bytes[end - 1]! - ZERO, offset, divisor) ? end - start : 0;
  }

  /**
   * Whether the value in `row` has no shorter text than the one read and none of that length is
   * closer. In units of the text's last digit: `offset` is how far the text lies above the value.
   */
  #isShortest(row: number, lastDigit: number, offset: number, unitsPerOne: number): boolean {
    const exponent = (this.#words[2 * row + 1]! >>> 20) & 0x7ff;
    const reach = HALF_ULP[exponent]! * unitsPerOne * (1 + SLACK);
    const aboveShorter = lastDigit - offset;
    return Math.abs(offset) < 0.499 && aboveShorter > reach && 10 - aboveShorter > reach;
  }

  /** Whether a text has the form of `repr`: no needless zeros, no exponent called for. */
  #hasReprForm(first: number, point: number, end: number, size: number): boolean {
    const bytes = this.#bytes;
    const integerDigits = point - first;
    const decimals = end - point - 1;
    return (
      integerDigits >= 1 &&
      integerDigits <= 15 &&
      decimals >= 1 &&
      (bytes[first] !== ZERO || integerDigits === 1) &&
      (bytes[end - 1] !== ZERO || decimals === 1) &&
      (size >= 1e-4 || size === 0)
    );
  }
}

/** dividend - quotient * divisor, exactly (Dekker 1971). */
function remainder(dividend: number, quotient: number, divisor: number): number {
  const product = quotient * divisor;
  const a = quotient * SPLITTER;
  const quotientHigh = a - (a - quotient);
  const quotientLow = quotient - quotientHigh;
  const b = divisor * SPLITTER;
  const divisorHigh = b - (b - divisor);
  const divisorLow = divisor - divisorHigh;
  const error =
    quotientHigh * divisorHigh -
    product +
    quotientHigh * divisorLow +
    quotientLow * divisorHigh +
    quotientLow * divisorLow;
  return dividend - product - error;
}
