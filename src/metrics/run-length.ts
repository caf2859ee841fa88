import { asciiDigits } from "./ascii-digits.ts";
import { splitWords } from "./words.ts";

/** A run-length text that stands for no mask; the message says why. */
export class RunLengthError extends Error {
  override name = "RunLengthError";
}

/** What Python's `int()` takes, of the digits of all scripts. */
const INTEGER = /^[+-]?\p{Nd}+(_\p{Nd}+)*$/u;

/**
 * The marked pixels of a mask as runs, ascending and apart, so that an image of a billion pixels
 * takes no more room than its outline. Pixels are numbered from 0 here; run i reaches from
 * `starts[i]` up to but without `ends[i]`.
 */
export interface MaskRuns {
  starts: Float64Array;
  ends: Float64Array;
}

/**
 * Decodes a run-length text, "start length start length ...". Pixels are numbered from 1 in it;
 * whether down the columns or along the rows is the caller's.
 *
 * Text without words is an empty mask. Starts must not descend, starts and lengths are positive, and
 * runs must not overlap; what lies beyond the last pixel is cut off. Of an odd count of numbers, one
 * alone is an empty mask, and three are two starts that share the length.
 * @param pixels how many pixels the image has.
 * @throws RunLengthError when the text breaks one of these rules.
 */
export function decodeRunLengths(text: string, pixels: number): MaskRuns {
  const numbers = splitWords(text).map(parseInteger);
  if (numbers.some((number) => number <= 0)) {
    throw new RunLengthError("A run's start or length is not positive.");
  }
  for (let i = 2; i < numbers.length; i += 2) {
    if (numbers[i] < numbers[i - 2]) {
      throw new RunLengthError("The starts of the runs do not ascend.");
    }
  }
  if (numbers.length === 3) numbers.push(numbers[1]);
  if (numbers.length === 1) numbers.pop();
  if (numbers.length % 2 === 1) {
    throw new RunLengthError(`${numbers.length} numbers do not make pairs of start and length.`);
  }
  return runsWithin(numbers, pixels);
}

function runsWithin(numbers: readonly number[], pixels: number): MaskRuns {
  const count = numbers.length / 2;
  const starts = new Float64Array(count);
  const ends = new Float64Array(count);
  let kept = 0;
  let lastEnd = 0;
  for (let i = 0; i < numbers.length; i += 2) {
    const start = numbers[i] - 1;
    if (start >= pixels) break;
    if (start < lastEnd) {
      throw new RunLengthError(`The run at ${numbers[i]} overlaps the one before.`);
    }
    lastEnd = Math.min(start + numbers[i + 1], pixels);
    starts[kept] = start;
    ends[kept++] = lastEnd;
  }
  return { starts: starts.subarray(0, kept), ends: ends.subarray(0, kept) };
}

/** The pixels that are marked in any of several masks of one image. */
export function unionOfMasks(masks: readonly MaskRuns[]): MaskRuns {
  const runs = masks.flatMap(({ starts, ends }) =>
    Array.from(starts, (start, i) => ({ start, end: ends[i] })),
  );
  const joined: { start: number; end: number }[] = [];
  for (const run of runs.sort((a, b) => a.start - b.start)) {
    const last = joined.at(-1);
    if (last !== undefined && run.start <= last.end) last.end = Math.max(last.end, run.end);
    else joined.push(run);
  }
  return {
    starts: Float64Array.from(joined, ({ start }) => start),
    ends: Float64Array.from(joined, ({ end }) => end),
  };
}

/**
 * Encodes a mask as run-length text, its runs as long as can be; "" for an empty mask.
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
  if (INTEGER.test(word)) return Number(asciiDigits(word).replaceAll("_", ""));
  throw new RunLengthError(`"${word.slice(0, 40)}" is not a whole number.`);
}
