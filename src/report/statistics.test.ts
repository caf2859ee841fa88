import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { bootstrapMeans } from "./bootstrap.ts";
import golden from "./fixtures/statistics.json" with { type: "json" };
import { passAtK } from "./pass-at-k.ts";
import { estimates } from "./statistics.ts";
import { studentT95 } from "./student-t.ts";

const estimateOf = (bySeed: number[]) => estimates([{ bySeed, byCompetition: bySeed }])[0];

test.each(golden.means)("mean and intervals of $values", ({ values, ...expected }) => {
  const found = estimateOf(values);
  for (const [name, value] of Object.entries(expected)) {
    expect(found[name as "mean"], name).toBeCloseTo(value, 9);
  }
  expect(found.ci_lower).toBeCloseTo(expected.mean - 1.96 * expected.standard_error, 9);
  expect(found.ci_upper).toBeCloseTo(expected.mean + 1.96 * expected.standard_error, 9);
});

test("one seed has no error, which is not an error of 0", () => {
  const { mean, by_seed, ...uncertain } = estimateOf([50]);
  expect({ mean, by_seed }).toEqual({ mean: 50, by_seed: [50] });
  expect(new Set(Object.values(uncertain))).toEqual(new Set([null]));
});

test.each(Object.entries(golden.t_975))("Student's t, %s degrees of freedom", (degrees, t) => {
  expect(studentT95(Number(degrees))).toBeCloseTo(t, 9);
});

describe("the bootstrap", () => {
  test("equals what can be counted out: the mean of two seeds", () => {
    // Draws of 0 and 8 give the means 0, 4, 8 with probability 1/4, 1/2, 1/4.
    expect(bootstrapMeans([[0, 8]])).toEqual([{ lower: 0, upper: 8 }]);
  });

  test("comes close to the normal interval for many units", () => {
    const values = Array.from({ length: 400 }, (_, k) => (k % 4 === 0 ? 100 : 0));
    const error = Math.sqrt((25 * 75) / 400);
    const [{ lower, upper }] = bootstrapMeans([values]);
    expect(lower).toBeCloseTo(25 - 1.96 * error, 0);
    expect(upper).toBeCloseTo(25 + 1.96 * error, 0);
  });

  test("law: lies within the values, the same every time, whatever is measured beside", () => {
    const units = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), {
      minLength: 1,
      maxLength: 8,
    });
    fc.assert(
      fc.property(units, (values) => {
        const [first] = bootstrapMeans([values]);
        expect(bootstrapMeans([values.map(() => 1), values])[1]).toEqual(first);
        expect(first.lower).toBeGreaterThanOrEqual(Math.min(...values) - 1e-9);
        expect(first.upper).toBeLessThanOrEqual(Math.max(...values) + 1e-9);
      }),
      { numRuns: 10 },
    );
  });
});

describe("pass@k", () => {
  test.each(golden.pass_at_k)("$c of $n runs succeed, k = $k", ({ n, c, k, value }) => {
    expect(passAtK(n, c, k)).toBeCloseTo(value, 12);
  });
});
