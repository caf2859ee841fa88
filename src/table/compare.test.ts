import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boolColumn, float64Column, int64Column, textColumn, uint64Column } from "./column.ts";
import { cellsEqual, compareCodePoints } from "./compare.ts";

/** Characters at the borders of UTF-8 and UTF-16. */
const WORDS = fc.string({
  unit: fc.constantFrom("a", "b", "\u007f", "\u0080", "\ud7ff", "\ue000", "\uffff", "\u{10000}"),
  maxLength: 6,
});

describe("cellsEqual", () => {
  const twelve = int64Column([12]);

  it("compares numbers by value, whatever their type", () => {
    expect(cellsEqual(twelve, 0, float64Column([12]), 0)).toBe(true);
    expect(cellsEqual(int64Column([1]), 0, boolColumn([true]), 0)).toBe(true);
    expect(cellsEqual(twelve, 0, float64Column([12.5]), 0)).toBe(false);
  });

  it("compares large integers exactly, but as doubles with a double", () => {
    const large = int64Column(BigInt64Array.of(2n ** 53n + 1n));
    expect(cellsEqual(large, 0, uint64Column(BigUint64Array.of(2n ** 53n + 1n)), 0)).toBe(true);
    expect(cellsEqual(large, 0, int64Column(BigInt64Array.of(2n ** 53n)), 0)).toBe(false);
    expect(cellsEqual(large, 0, float64Column([2 ** 53]), 0)).toBe(true);
  });

  it("finds text equal to the same text only", () => {
    const text = textColumn(["12", null, "é"]);
    expect(cellsEqual(text, 0, twelve, 0)).toBe(false);
    expect(cellsEqual(twelve, 0, text, 0)).toBe(false);
    expect(cellsEqual(text, 2, textColumn(["é"]), 0)).toBe(true);
    expect(cellsEqual(text, 2, textColumn(["e"]), 0)).toBe(false);
  });

  it("finds a missing value equal to nothing", () => {
    expect(cellsEqual(textColumn([null]), 0, textColumn([null]), 0)).toBe(false);
    expect(cellsEqual(float64Column([Number.NaN]), 0, float64Column([Number.NaN]), 0)).toBe(false);
  });
});

describe("compareCodePoints", () => {
  it("orders as the UTF-8 bytes do", () => {
    fc.assert(
      fc.property(WORDS, WORDS, (a, b) => {
        const bytes = Buffer.compare(Buffer.from(a), Buffer.from(b));
        expect(Math.sign(compareCodePoints(a, b))).toBe(bytes);
      }),
    );
    expect(compareCodePoints("\u{1f600}", "\uffff")).toBeGreaterThan(0);
  });
});
