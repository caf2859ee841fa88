const DIGIT = /\p{Nd}/u;

/** A text with the digits of every script written as 0 to 9, as Python reads numbers. */
export function asciiDigits(text: string): string {
  return text.replaceAll(/\p{Nd}/gu, digitValue);
}

/** Unicode has the ten digits of a script side by side, from 0 up. */
function digitValue(digit: string): string {
  const codePoint = digit.codePointAt(0)!;
  let zero = codePoint;
  while (DIGIT.test(String.fromCodePoint(zero - 1))) zero--;
  return String((codePoint - zero) % 10);
}
