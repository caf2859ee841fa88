const PLUS = 0x2b;
const MINUS = 0x2d;
const POINT = 0x2e;
const ZERO = 0x30;

const POWERS_OF_TEN = Array.from({ length: 309 }, (_, exponent) => Number(`1e${exponent}`));

/** A number's text, taken apart. */
interface Decimal {
  negative: boolean;
  /** The first `maxDigits` digits as a number, in double arithmetic. */
  digits: number;
  exponent: number;
}

/**
 * Correctly rounded, as pandas reads with `float_precision="round_trip"`. What exceeds the largest
 * double is -inf below and, as in pandas, no number above.
 */
export function parseFloatExact(bytes: Buffer, start: number, end: number): number | undefined {
  const decimal = scanDecimal(bytes, start, end, 800);
  if (decimal === undefined) return infinityWord(bytes, start, end);
  const { negative, digits, exponent } = decimal;
  if (digits <= Number.MAX_SAFE_INTEGER && Math.abs(exponent) <= 22) {
    const size =
      exponent < 0 ? digits / POWERS_OF_TEN[-exponent]! : digits * POWERS_OF_TEN[exponent]!;
    return negative ? -size : size;
  }
  const value = Number(bytes.toString("latin1", start, end));
  return value === Number.POSITIVE_INFINITY ? undefined : value;
}

/**
 * As pandas' default parser, which scales the first 17 digits by a power of ten in double
 * arithmetic and so may be off by some units in the last place.
 */
export function parseFloatPlain(bytes: Buffer, start: number, end: number): number | undefined {
  const decimal = scanDecimal(bytes, start, end, 17);
  if (decimal === undefined) return infinityWord(bytes, start, end);
  const { negative, digits, exponent } = decimal;
  if (exponent > 308) return undefined;
  let size = digits;
  if (exponent > 0) size *= POWERS_OF_TEN[exponent]!;
  else if (exponent >= -308) size /= POWERS_OF_TEN[-exponent]!;
  else size = size / (POWERS_OF_TEN[-308 - exponent] ?? Number.POSITIVE_INFINITY) / 1e308;
  if (size === Number.POSITIVE_INFINITY) return undefined;
  return negative ? -size : size;
}

function scanDecimal(
  bytes: Uint8Array,
  start: number,
  end: number,
  maxDigits: number,
): Decimal | undefined {
  let i = start;
  while (i < end && isBlank(bytes[i]!)) i++;
  const negative = bytes[i] === MINUS;
  if (i < end && (negative || bytes[i] === PLUS)) i++;
  let digits = 0;
  let digitCount = 0;
  let exponent = 0;
  for (; i < end && isDigit(bytes[i]!); i++) {
    if (digitCount < maxDigits) {
      digits = digits * 10 + (bytes[i]! - ZERO);
      digitCount++;
    } else exponent++;
  }
  if (i < end && bytes[i] === POINT) {
    for (i++; i < end && isDigit(bytes[i]!); i++) {
      if (digitCount < maxDigits) {
        digits = digits * 10 + (bytes[i]! - ZERO);
        digitCount++;
        exponent--;
      }
    }
  }
  if (digitCount === 0) return undefined;
  if (i < end && (bytes[i]! | 0x20) === 0x65) {
    i++;
    const negativeExponent = bytes[i] === MINUS;
    if (i < end && (negativeExponent || bytes[i] === PLUS)) i++;
    const first = i;
    let written = 0;
    for (; i < end && isDigit(bytes[i]!); i++) written = written * 10 + (bytes[i]! - ZERO);
    if (i === first) return undefined;
    exponent += negativeExponent ? -written : written;
  }
  while (i < end && isBlank(bytes[i]!)) i++;
  return i === end ? { negative, digits, exponent } : undefined;
}

function infinityWord(bytes: Buffer, start: number, end: number): number | undefined {
  if (end - start < 3 || end - start > 9) return undefined;
  switch (bytes.toString("latin1", start, end).toLowerCase()) {
    case "inf":
    case "+inf":
    case "infinity":
    case "+infinity":
      return Number.POSITIVE_INFINITY;
    case "-inf":
    case "-infinity":
      return Number.NEGATIVE_INFINITY;
    default:
      return undefined;
  }
}

/** What C's `isspace` takes for a blank. */
export function isBlank(byte: number): boolean {
  return byte === 0x20 || (byte >= 0x09 && byte <= 0x0d);
}

export function isDigit(byte: number): boolean {
  return byte >= 0x30 && byte <= 0x39;
}
