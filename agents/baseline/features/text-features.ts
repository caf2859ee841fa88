import { normaliseRows, type SparseRows, sparseRows } from "../learners/sparse-rows.ts";

export interface NgramOptions {
  /** Longest run of words counted as one feature. */
  words: number;
  /** Lengths of the character runs counted inside words (0, 0 for none). */
  shortest: number;
  longest: number;
}

/** Hashed features fall into this many columns. */
export const hashedWidth = 2 ** 20;

/**
 * Counts hashed word and character n-grams of each text (lower case; words are runs of letters
 * and digits, or single other marks), weighted 1 + log(count).
 */
export function countNgrams(texts: readonly string[], options: NgramOptions): SparseRows {
  return sparseRows(countEach(texts, options), hashedWidth);
}

function* countEach(texts: readonly string[], options: NgramOptions) {
  for (const text of texts) yield countsOf(text, options);
}

function countsOf(text: string, options: NgramOptions): Map<number, number> {
  const counts = new Map<number, number>();
  const add = (hash: number) => {
    const column = (hash ^ (hash >>> 15)) & (hashedWidth - 1);
    counts.set(column, (counts.get(column) ?? 0) + 1);
  };
  const words = text.toLowerCase().match(/[\p{L}\p{N}_']+|[^\s\p{L}\p{N}_']/gu) ?? [];
  words.forEach((word, at) => {
    let hash = hashText(word, wordSeed);
    add(hash);
    for (let next = at + 1; next < at + options.words && next < words.length; next++) {
      hash = hashText(words[next], hash ^ separator);
      add(hash);
    }
    if (options.longest > 0) addCharacterRuns(` ${word} `, options, add);
  });
  for (const [column, count] of counts) counts.set(column, 1 + Math.log(count));
  return counts;
}

function addCharacterRuns(
  word: string,
  { shortest, longest }: NgramOptions,
  add: (hash: number) => void,
): void {
  for (let from = 0; from < word.length; from++) {
    let hash = characterSeed;
    for (let to = from; to < Math.min(from + longest, word.length); to++) {
      hash = Math.imul(hash ^ word.charCodeAt(to), fnvPrime);
      if (to - from + 1 >= shortest) add(hash);
    }
  }
}

const fnvPrime = 0x01000193;
const wordSeed = 0x811c9dc5 | 0;
const characterSeed = 0x3c6ef372;
const separator = 0x9e3779b9 | 0;

/** FNV-1a, going on from `seed`. */
function hashText(text: string, seed: number): number {
  let hash = seed;
  for (let i = 0; i < text.length; i++) hash = Math.imul(hash ^ text.charCodeAt(i), fnvPrime);
  return hash;
}

/**
 * Multiplies every column by log((1 + n) / (1 + df)) + 1, with df the number of the n `known` rows
 * that hold it, and scales all rows of both matrices to length 1 (TF-IDF), in place.
 */
export function weighByRarity(known: SparseRows, queries: SparseRows): void {
  const rowCount = known.start.length - 1;
  const documents = new Int32Array(known.width);
  for (const column of known.column) documents[column]++;
  for (const matrix of [known, queries]) {
    matrix.column.forEach((column, at) => {
      matrix.value[at] *= Math.log((1 + rowCount) / (1 + documents[column])) + 1;
    });
    normaliseRows(matrix);
  }
}
