import { splitWords } from "./words.ts";

/** A run-length text that stands for no mask; the message says why. */
export class RunLengthError extends Error {
  override name = "RunLengthError";
}

/** What Python's `int()` takes, of ASCII digits. */
const INTEGER = /^[+-]?\d+(_\d+)*$/;

/**
 * Decodes a run-length text, "start length start length ...", into one byte per pixel, 1 where
 * marked. Pixels are numbered from 1; whether down the columns or along the rows is the caller's.
 *
 * Text without words is an empty mask. Starts must not descend, starts and lengths are positive, and
 * runs must not overlap; what lies beyond the last pixel is cut off. Of an odd count of numbers, one
 * alone is an empty mask, and three are two starts that share the length.
 * @param pixels how many pixels the image has.
 * @throws RunLengthError when the text breaks one of these rules.
 */
export function decodeRunLengths(text: string, pixels: number): Uint8Array {
  const numbers = splitWords(text).map(parseInteger);
  const starts = numbers.filter((_, i) => i % 2 === 0);
  const lengths = numbers.filter((_, i) => i % 2 === 1);
  if (starts.some((start, i) => i > 0 && start < starts[i - 1])) {
    throw new RunLengthError("The starts of the runs do not ascend.");
  }
  if (numbers.some((number) => number <= 0)) {
    throw new RunLengthError("A run's start or length is not positive.");
  }
  const mask = new Uint8Array(pixels);
  if (numbers.length === 1) return mask;
  if (numbers.length === 3) lengths.push(lengths[0]);
  if (starts.length !== lengths.length) {
    throw new RunLengthError(`${numbers.length} numbers do not make pairs of start and length.`);
  }
  for (const [i, start] of starts.entries()) {
    const run = mask.subarray(start - 1, start - 1 + lengths[i]);
    if (run.includes(1)) throw new RunLengthError(`The run at ${start} overlaps an earlier one.`);
    run.fill(1);
  }
  return mask;
}

/**
 * Encodes a mask as run-length text, the inverse of {@link decodeRunLengths}; "" for an empty mask.
 * @param mask one entry per pixel in the order of their numbers, 0 where not marked.
 */
export function encodeRunLengths(mask: ArrayLike<number>): string {
  const numbers: number[] = [];
  for (let start = 0, end = 0; start < mask.length; start = end) {
    while (end < mask.length && (mask[end] !== 0) === (mask[start] !== 0)) end++;
    if (mask[start] !== 0) numbers.push(start + 1, end - start);
  }
  return numbers.join(" ");
}

function parseInteger(word: string): number {
  if (INTEGER.test(word)) return Number(word.replaceAll("_", ""));
  throw new RunLengthError(`"${word.slice(0, 40)}" is not a whole number.`);
}
