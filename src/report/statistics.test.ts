import { expect, test } from "vitest";
import { estimate } from "./statistics.ts";

test("mean and standard error of three seeds", () => {
  // numpy.std([1, 2, 4], ddof=1) / sqrt(3)
  expect(estimate([1, 2, 4])).toEqual({
    mean: 7 / 3,
    standard_error: expect.closeTo(0.8819171036881969, 12),
    ci_lower: expect.closeTo(7 / 3 - 1.96 * 0.8819171036881969, 12),
    ci_upper: expect.closeTo(7 / 3 + 1.96 * 0.8819171036881969, 12),
  });
});

test("one seed has no error, which is not an error of 0", () => {
  expect(estimate([50])).toEqual({
    mean: 50,
    standard_error: null,
    ci_lower: null,
    ci_upper: null,
  });
});
