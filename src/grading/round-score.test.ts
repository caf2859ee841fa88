import { expect, test } from "vitest";
import golden from "./fixtures/rounding.json" with { type: "json" };
import { roundScore } from "./round-score.ts";

test("rounds as Python's round(x, 5), ties to even", () => {
  for (const [value, expected] of golden) {
    // `+ 0` makes -0 equal 0: both print as the same score.
    expect(roundScore(value) + 0, `round(${value}, 5)`).toBe(expected + 0);
  }
});

test("keeps what is not finite", () => {
  expect(roundScore(Number.NaN)).toBeNaN();
  expect(roundScore(Number.NEGATIVE_INFINITY)).toBe(Number.NEGATIVE_INFINITY);
});
