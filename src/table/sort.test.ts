import { readFileSync } from "node:fs";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { boolColumn, float64Column, int64Column, textColumn } from "./column.ts";
import { compareCodePoints } from "./compare.ts";
import { numpyArgsort, sortedOrder } from "./sort.ts";

/** Sorted by pandas; see tools/oracle/text_sorting.py. */
const CASES: { texts: (string | null)[]; order: number[] }[] = JSON.parse(
  readFileSync(new URL("fixtures/text-sorting.json", import.meta.url), "utf8"),
);

/** Characters at the borders of UTF-8 and UTF-16. */
const WORDS = fc.string({
  unit: fc.constantFrom("a", "b", "\u007f", "\u0080", "\ud7ff", "\ue000", "\uffff", "\u{10000}"),
  maxLength: 6,
});

describe("numpyArgsort", () => {
  it(`orders equal keys as NumPy does, in ${CASES.length} columns`, () => {
    for (const { texts, order } of CASES) {
      expect([...numpyArgsort(textColumn(texts))]).toEqual(order);
    }
  });
});

describe("sortedOrder", () => {
  it("is stable, by code point, missing last", () => {
    fc.assert(
      fc.property(fc.array(fc.option(WORDS)), (texts) => {
        const rows = [...texts.keys()];
        const present = rows.filter((row) => texts[row] !== null);
        present.sort((a, b) => compareCodePoints(texts[a]!, texts[b]!));
        const missing = rows.filter((row) => texts[row] === null);
        expect([...sortedOrder(textColumn(texts))]).toEqual([...present, ...missing]);
      }),
    );
  });

  it("tells texts apart that agree in their first bytes", () => {
    const texts = ["same-beginning-b", "same-beginning-a", "same", "same-beginning", "same-be"];
    expect([...sortedOrder(textColumn(texts))]).toEqual([2, 4, 3, 1, 0]);
  });

  it("puts characters beyond U+FFFF after all others", () => {
    expect([...sortedOrder(textColumn(["\u{1f600}", "\ufffd", "z"]))]).toEqual([2, 1, 0]);
  });

  it("sorts numbers numerically, NaN last", () => {
    const values = [3, Number.NaN, -0, 0, Number.NEGATIVE_INFINITY, 10, Number.NaN, -2.5];
    expect([...sortedOrder(float64Column(values))]).toEqual([4, 7, 2, 3, 0, 5, 1, 6]);
  });

  it("sorts any numbers as a stable comparison sort does", () => {
    fc.assert(
      fc.property(fc.array(fc.oneof(fc.double({ noNaN: true }), fc.integer())), (values) => {
        const rows = [...values.keys()].sort((a, b) => values[a]! - values[b]! || a - b);
        expect([...sortedOrder(float64Column(values))].map((row) => values[row])).toEqual(
          rows.map((row) => values[row]),
        );
      }),
    );
  });

  it("sorts integers beyond 2^53 and booleans", () => {
    const large = BigInt64Array.of(2n ** 60n + 1n, 2n ** 60n, -1n);
    expect([...sortedOrder(int64Column(large))]).toEqual([2, 1, 0]);
    expect([...sortedOrder(boolColumn([true, null, false]))]).toEqual([2, 0, 1]);
  });
});
