import fc from "fast-check";
import { expect, test } from "vitest";
import { classifyByNearestMean, classifyByNeighbours } from "./nearest-neighbours.ts";

const known = { width: 2, values: Float32Array.of(0, 0, 0, 1, 10, 10, 10, 11, 11, 10) };
const labels = Int32Array.of(0, 0, 1, 1, 1);

test("near rows decide, the nearest most", () => {
  const queries = { width: 2, values: Float32Array.of(0, 0.4, 10, 10.4) };
  const probabilities = classifyByNeighbours(known, labels, 2, queries, 3);
  expect(probabilities[0]).toBeGreaterThan(0.95);
  expect(probabilities[3]).toBe(1);
});

test("one neighbour is the one an exhaustive search finds", () => {
  const coordinate = fc.integer({ min: -50, max: 50 });
  const row = fc.array(coordinate, { minLength: 60, maxLength: 60 });
  fc.assert(
    fc.property(fc.array(row, { minLength: 1, maxLength: 20 }), row, (rows, query) => {
      const distances = rows.map((values) =>
        values.reduce((sum, value, i) => sum + (value - query[i]) ** 2, 0),
      );
      const probabilities = classifyByNeighbours(
        { width: 60, values: Float32Array.from(rows.flat()) },
        Int32Array.from(rows.keys()),
        rows.length,
        { width: 60, values: Float32Array.from(query) },
        1,
      );
      expect(probabilities.indexOf(1)).toBe(distances.indexOf(Math.min(...distances)));
    }),
  );
});

test("the nearest class mean", () => {
  const queries = { width: 2, values: Float32Array.of(4, 4, 6, 6) };
  expect([...classifyByNearestMean(known, labels, 2, queries)]).toEqual([1, 0, 0, 1]);
});
