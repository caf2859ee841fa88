import fc from "fast-check";
import { expect, test } from "vitest";
import { boolColumn, float64Column, int64Column, textColumn } from "./column.ts";
import { RowIndex } from "./row-index.ts";

test("finds every text in the row it stands in, and no other", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.string()), fc.string(), (texts, other) => {
      const index = new RowIndex(textColumn(texts));
      const asked = textColumn([...texts, other]);
      expect(texts.map((_, row) => index.find(asked, row))).toEqual([...texts.keys()]);
      expect(index.find(asked, texts.length)).toBe(texts.indexOf(other));
      expect(index.hasRepeated).toBe(false);
    }),
  );
});

test("compares numbers by value, whatever their type", () => {
  const index = new RowIndex(float64Column([12, -0, 0.5, Number.NaN]));
  const asked = int64Column([12, 0, 3]);
  expect([0, 1, 2].map((row) => index.find(asked, row))).toEqual([0, 1, -1]);
  expect(index.find(boolColumn([false]), 0)).toBe(1);
  expect(index.find(float64Column([Number.NaN]), 0)).toBe(-1);
});

test("takes apart integers that doubles do not", () => {
  const big = int64Column(BigInt64Array.of(9007199254740993n, 9007199254740992n));
  const index = new RowIndex(big);
  expect([index.find(big, 0), index.find(big, 1)]).toEqual([0, 1]);
});

test("text is never a number", () => {
  expect(new RowIndex(int64Column([12])).find(textColumn(["12"]), 0)).toBe(-1);
  expect(new RowIndex(textColumn(["12"])).find(int64Column([12]), 0)).toBe(-1);
});

test("notices repetitions", () => {
  expect(new RowIndex(textColumn(["a", "b", "a"])).hasRepeated).toBe(true);
  expect(new RowIndex(textColumn([null, null])).hasRepeated).toBe(false);
});
