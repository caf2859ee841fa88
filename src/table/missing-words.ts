const WORDS = [
  "",
  "#N/A",
  "#N/A N/A",
  "#NA",
  "-1.#IND",
  "-1.#QNAN",
  "-NaN",
  "-nan",
  "1.#IND",
  "1.#QNAN",
  "<NA>",
  "N/A",
  "NA",
  "NULL",
  "NaN",
  "None",
  "n/a",
  "nan",
  "null",
].map((word) => Buffer.from(word));

const LONGEST = Math.max(...WORDS.map((word) => word.length));

/** The missing words by length and first byte: `BY_FIRST[length][byte]`. */
const BY_FIRST: Buffer[][][] = Array.from({ length: LONGEST + 1 }, (_, length) =>
  Array.from({ length: 256 }, (_, byte) =>
    WORDS.filter((word) => word.length === length && word[0] === byte),
  ),
);

/** Whether a field is one of the words that pandas reads as missing by default. */
export function isMissingWord(bytes: Uint8Array, start: number, end: number): boolean {
  const length = end - start;
  if (length <= 0) return length === 0;
  if (length > LONGEST) return false;
  const candidates = BY_FIRST[length]![bytes[start]!]!;
  return candidates.length > 0 && candidates.some((word) => holdsWord(bytes, start, word));
}

function holdsWord(bytes: Uint8Array, start: number, word: Uint8Array): boolean {
  for (let i = 0; i < word.length; i++) if (bytes[start + i] !== word[i]) return false;
  return true;
}
