// biome-ignore lint/suspicious/noControlCharactersInRegex: Python splits at these control characters.
const WHITE_SPACE = /[\t-\r\x1c-\x20\x85\xa0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000]+/u;

/**
 * The words of a text, as Python's `str.split()` gives them: split at runs of Unicode white space,
 * outer white space dropped. Unlike JavaScript's `\s`, U+FEFF does not split and U+001C to U+001F
 * and U+0085 do.
 */
export function splitWords(text: string): string[] {
  return text.split(WHITE_SPACE).filter((word) => word !== "");
}
