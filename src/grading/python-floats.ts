import { asciiDigits } from "../metrics/ascii-digits.ts";
import { splitWords } from "../metrics/words.ts";

const DIGITS = "\\d+(?:_\\d+)*";
const NUMBER = new RegExp(
  `^[+-]?(?:${DIGITS}\\.?(?:${DIGITS})?|\\.${DIGITS})(?:e[+-]?${DIGITS})?$`,
  "i",
);
const WORD = /^([+-]?)(?:(inf|infinity)|nan)$/i;

/**
 * The number that Python's `float(text)` reads: white space around it, underscores between digits, the
 * digits of all scripts, and the words for infinity and not-a-number are allowed; undefined for the
 * rest.
 */
export function pythonFloat(text: string): number | undefined {
  const words = splitWords(text);
  if (words.length !== 1) return undefined;
  const number = asciiDigits(words[0]!);
  if (NUMBER.test(number)) return Number(number.replaceAll("_", ""));
  const [, sign, infinity] = WORD.exec(number) ?? [];
  if (sign === undefined) return undefined;
  if (infinity === undefined) return Number.NaN;
  return sign === "-" ? Number.NEGATIVE_INFINITY : Number.POSITIVE_INFINITY;
}
