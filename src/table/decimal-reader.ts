const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

/** What came of reading a text: nothing; a number; a number that Python's `repr` prints so. */
export const NOT_READ = 0;
export const READ = 1;
export const READ_AS_PRINTED = 2;

/** The powers of ten that doubles hold exactly. */
const POWERS_OF_TEN = Float64Array.from({ length: 23 }, (_, exponent) => 10 ** exponent);

/** Half the distance from a double to the next, by the double's biased exponent. */
const HALF_ULP = Float64Array.from({ length: 2047 }, (_, exponent) => 2 ** (exponent - 1076));

/** More than the relative error of the quotient's lower part below. */
const SLACK = 2 ** -48;

/** Splits a double into two halves whose products are exact (Veltkamp 1968). */
const SPLITTER = 2 ** 27 + 1;

/**
 * Reads decimals without exponent of at most 17 digits into a column, correctly rounded, and tells
 * which texts are what Python's `repr` prints for the double, so that a writer may copy them.
 *
 * Up to 15 digits both are plain arithmetic (Clinger 1990). Beyond, the digits are divided by the
 * power of ten to some 100 bits; where that cannot decide, the text is left to a slower parser.
 */
export class DecimalReader {
  readonly #bytes: Uint8Array;
  readonly #view: DataView;
  readonly #values: Float64Array;
  /** The halves of `#values`, to look at exponents. */
  readonly #words: Uint32Array;

  constructor(bytes: Uint8Array, values: Float64Array) {
    this.#bytes = bytes;
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#values = values;
    this.#words = new Uint32Array(values.buffer, values.byteOffset, 2 * values.length);
  }

  /** Reads the text from `start` to `end` into `row`, and returns one of the three above. */
  read(start: number, end: number, row: number): number {
    const bytes = this.#bytes;
    const negative = bytes[start] === MINUS;
    const first = negative ? start + 1 : start;
    let i = first;
    let integer = 0;
    while (i < end) {
      const digit = bytes[i]! - ZERO;
      if (digit < 0 || digit > 9) break;
      integer = integer * 10 + digit;
      i++;
    }
    const point = i;
    const integerDigits = point - first;
    const decimals = point < end ? end - point - 1 : 0;
    if (point < end && bytes[point] !== POINT) return NOT_READ;
    if (integerDigits > 15 || decimals > 22 || integerDigits + decimals === 0) return NOT_READ;

    // The decimals in two parts, so that each part and its power of ten multiply exactly.
    const view = this.#view;
    const leadEnd = decimals > 8 ? point + 9 : end;
    let lead = 0;
    i = point + 1;
    for (; i + 4 <= leadEnd; i += 4) {
      const four = fourDigits(view.getInt32(i, true));
      if (four < 0) return NOT_READ;
      lead = lead * 10000 + four;
    }
    for (; i < leadEnd; i++) {
      const digit = bytes[i]! - ZERO;
      if (digit < 0 || digit > 9) return NOT_READ;
      lead = lead * 10 + digit;
    }
    let tail = 0;
    for (; i + 4 <= end; i += 4) {
      const four = fourDigits(view.getInt32(i, true));
      if (four < 0) return NOT_READ;
      tail = tail * 10000 + four;
    }
    for (; i < end; i++) {
      const digit = bytes[i]! - ZERO;
      if (digit < 0 || digit > 9) return NOT_READ;
      tail = tail * 10 + digit;
    }

    const divisor = POWERS_OF_TEN[decimals]!;
    const scaledInteger = integer * divisor;
    const scaledLead = decimals > 8 ? lead * POWERS_OF_TEN[decimals - 8]! : lead;
    const partial = scaledInteger + scaledLead;
    const digits = partial + tail;
    const quotient = digits / divisor;
    const values = this.#values;
    if (digits < 1e15) {
      values[row] = negative ? -quotient : quotient;
      return this.#hasReprForm(first, point, end, quotient) ? READ_AS_PRINTED : READ;
    }
    if (digits >= 1e17 || integerDigits > 13) return NOT_READ;
    const lost = scaledLead - (partial - scaledInteger) + (tail - (digits - partial));
    const correction = (remainder(digits, quotient, divisor) + lost) / divisor;
    const value = quotient + correction;
    if (quotient + correction * (1 - SLACK) !== quotient + correction * (1 + SLACK))
      return NOT_READ;
    values[row] = negative ? -value : value;
    if (!this.#hasReprForm(first, point, end, value)) return READ;
    const offset = (correction - (value - quotient)) * divisor;
    return this.#isShortest(row, bytes[end - 1]! - ZERO, offset, divisor) ? READ_AS_PRINTED : READ;
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

/** The number that four characters in a little-endian word spell, or -1. */
function fourDigits(word: number): number {
  const digits = word ^ 0x30303030;
  if (((digits + 0x76767676) | digits) & 0x80808080) return -1;
  const pairs = digits * 10 + (digits >>> 8);
  return (pairs & 0xff) * 100 + ((pairs >>> 16) & 0xff);
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
