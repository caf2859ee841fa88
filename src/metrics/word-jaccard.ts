import { splitWords } from "./words.ts";

/**
 * Jaccard similarity of the sets of words of two texts, lower-cased and split at runs of Unicode
 * white space as Python does: words in both / words in either.
 * @returns NaN when neither text has a word.
 */
export function wordJaccard(truth: string, predicted: string): number {
  const a = new Set(splitWords(truth.toLowerCase()));
  const b = new Set(splitWords(predicted.toLowerCase()));
  let common = 0;
  for (const word of a) if (b.has(word)) common++;
  return common / (a.size + b.size - common);
}
