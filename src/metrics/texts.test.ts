import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { levenshtein, levenshteinOfSequences } from "./levenshtein.ts";
import { wordJaccard } from "./word-jaccard.ts";

/** The textbook table, to compare with. */
function slowDistance(a: number[], b: number[]): number {
  let row = b.map((_, j) => j + 1);
  for (const [i, item] of a.entries()) {
    let [diagonal, left] = [i, i + 1];
    row = row.map((above, j) => {
      const cost = diagonal + (item === b[j] ? 0 : 1);
      diagonal = above;
      left = Math.min(cost, above + 1, left + 1);
      return left;
    });
  }
  return row.at(-1) ?? a.length;
}

describe("Levenshtein distance", () => {
  test.each([
    ["kitten", "sitting", 3],
    ["", "abc", 3],
    ["same", "same", 0],
    ["a\u{1f600}b", "ab", 1],
    ["e\u0301", "\u00e9", 2],
    ["Ab", "ab", 1],
    ["x".repeat(100), "y".repeat(70), 100],
  ])("of %j and %j", (a, b, expected) => {
    expect(levenshtein(a, b)).toBe(expected);
    expect(levenshtein(b, a)).toBe(expected);
  });

  test("equals the table's, also beyond 32 and 64 items", () => {
    const items = fc.array(fc.integer({ min: 0, max: 4 }), { maxLength: 110, size: "max" });
    fc.assert(
      fc.property(items, items, (a, b) => {
        expect(levenshteinOfSequences(a, b)).toBe(slowDistance(a, b));
      }),
    );
  });
});

describe("word-level Jaccard similarity", () => {
  test.each([
    ["The cat", "the dog", 1 / 3],
    ["a a b", "B\u00a0A\u3000a", 1],
    ["a\u200bb", "a b", 0],
    [" a\x1cb ", "a b", 1],
    ["a", "", 0],
  ])("of %j and %j", (a, b, expected) => {
    expect(wordJaccard(a, b)).toBeCloseTo(expected, 12);
  });

  test("of two texts without words is not defined", () => {
    expect(wordJaccard(" \n", "")).toBeNaN();
  });
});
