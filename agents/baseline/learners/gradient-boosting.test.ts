import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seededRandom } from "../random.ts";
import { binCount, findCuts, toBins } from "./binning.ts";
import { fitBoosting, predictBoosting } from "./gradient-boosting.ts";

const options = {
  rounds: 60,
  learningRate: 0.2,
  maxLeaves: 8,
  minRowsPerLeaf: 5,
  penalty: 1,
  rowShare: 0.8,
  featureShare: 1,
};

function uniform(count: number, seed: number): Float64Array {
  const random = seededRandom(seed);
  return Float64Array.from({ length: count }, () => random() * 2 - 1);
}

describe("binning", () => {
  test("keeps the order of values and sets missing ones apart", () => {
    fc.assert(
      fc.property(fc.array(fc.double({ noNaN: true }), { minLength: 1 }), (numbers) => {
        const values = Float64Array.from([...numbers, Number.NaN]);
        const bins = toBins(values, findCuts(values));
        expect(bins.at(-1)).toBe(0);
        numbers.forEach((a, i) => {
          expect(bins[i]).toBeGreaterThan(0);
          expect(bins[i]).toBeLessThan(binCount);
          numbers.forEach((b, j) => {
            if (a < b) expect(bins[i]).toBeLessThanOrEqual(bins[j]);
          });
        });
      }),
      { numRuns: 50 },
    );
  });

  test("gives few distinct values a bin each, and many about equally many rows", () => {
    expect([...findCuts(Float64Array.of(3, 1, 1, 2, 1))]).toEqual([1.5, 2.5]);
    const cuts = findCuts(Float64Array.from({ length: 10_000 }, (_, i) => i));
    expect(cuts.length).toBe(binCount - 2);
    expect(cuts[30]).toBeCloseTo((31 * 10_000) / 63, -2);
  });
});

describe("gradient boosting", () => {
  const a = uniform(600, 1);
  const b = uniform(600, 2);

  test("learns numbers from an interaction that no linear model sees", () => {
    const values = a.map((x, row) => (x * b[row] > 0 ? 10 : -10));
    const model = fitBoosting([a, b], { kind: "number", values }, options, seededRandom(0));
    const queries = [Float64Array.of(0.5, 0.5, -0.5), Float64Array.of(0.5, -0.5, -0.5)];
    const predictions = predictBoosting(model, queries);
    expect(predictions[0]).toBeGreaterThan(8);
    expect(predictions[1]).toBeLessThan(-8);
    expect(predictions[2]).toBeGreaterThan(8);
  });

  test("missing values go their own way", () => {
    const gaps = a.map((x, row) => (row % 2 === 0 ? x : Number.NaN));
    const values = gaps.map((x) => (Number.isNaN(x) ? 7 : 0));
    const model = fitBoosting([gaps], { kind: "number", values }, options, seededRandom(0));
    const predictions = predictBoosting(model, [Float64Array.of(Number.NaN, -1, 1)]);
    expect([...predictions].map(Math.round)).toEqual([7, 0, 0]);
  });

  test.each([2, 4])("learns %i classes with probabilities that sum to 1", (classCount) => {
    const labels = Int32Array.from(a, (x) => Math.floor(((x + 1) / 2) * classCount));
    const model = fitBoosting(
      [b, a],
      { kind: "class", labels, classCount },
      options,
      seededRandom(0),
    );
    const centres = Float64Array.from(
      { length: classCount },
      (_, c) => ((c + 0.5) / classCount) * 2 - 1,
    );
    const probabilities = predictBoosting(model, [new Float64Array(classCount), centres]);
    for (let c = 0; c < classCount; c++) {
      const row = probabilities.subarray(c * classCount, (c + 1) * classCount);
      expect(row[c]).toBeGreaterThan(0.9);
      expect(row.reduce((x, y) => x + y)).toBeCloseTo(1, 12);
    }
  });

  test("the same seed gives the same trees", () => {
    const fit = (seed: number) =>
      fitBoosting(
        [a, b],
        { kind: "number", values: a },
        { ...options, rounds: 5 },
        seededRandom(seed),
      );
    expect(fit(3)).toEqual(fit(3));
    expect(fit(3)).not.toEqual(fit(4));
  });
});
