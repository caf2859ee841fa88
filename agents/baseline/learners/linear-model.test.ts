import { describe, expect, test } from "vitest";
import { seededRandom } from "../random.ts";
import { minimise } from "./lbfgs.ts";
import {
  fitLogisticRegression,
  fitRidge,
  predictLinear,
  predictProbabilities,
} from "./linear-model.ts";
import { classifyByNaiveBayes } from "./naive-bayes.ts";
import { sparseRows } from "./sparse-rows.ts";

function sparse(rows: number[][]) {
  const maps = rows.map((row) => new Map(row.map((value, column) => [column, value])));
  return sparseRows(maps, rows[0].length);
}

test("L-BFGS finds the bottom of Rosenbrock's valley", () => {
  const valley = ([x, y]: Float64Array, gradient: Float64Array) => {
    gradient[0] = -2 * (1 - x) - 400 * x * (y - x * x);
    gradient[1] = 200 * (y - x * x);
    return (1 - x) ** 2 + 100 * (y - x * x) ** 2;
  };
  const found = minimise(valley, Float64Array.of(-1.2, 1), {
    maxIterations: 200,
    tolerance: 1e-14,
  });
  expect(found[0]).toBeCloseTo(1, 4);
  expect(found[1]).toBeCloseTo(1, 4);
});

describe("linear models", () => {
  const random = seededRandom(1);
  const points = Array.from({ length: 300 }, () => [random() * 2 - 1, random() * 2 - 1]);

  test("ridge regression recovers a plane", () => {
    const values = Float64Array.from(points, ([a, b]) => 3 * a - 2 * b + 5);
    const { weights } = fitRidge(sparse(points), values, { penalty: 1e-9 });
    expect([...weights].map((weight) => Math.round(weight * 1000) / 1000)).toEqual([3, -2, 5]);
  });

  test("a stronger penalty gives smaller weights", () => {
    const values = Float64Array.from(points, ([a]) => 3 * a);
    const strong = fitRidge(sparse(points), values, { penalty: 1 });
    expect(Math.abs(strong.weights[0])).toBeLessThan(2);
  });

  test("logistic regression of two classes knows on which side of a line it is sure", () => {
    const labels = Int32Array.from(points, ([a, b]) => (a + b > 0 ? 1 : 0));
    const model = fitLogisticRegression(sparse(points), labels, 2, { penalty: 1e-4 });
    const probabilities = predictProbabilities(
      model,
      sparse([
        [0.5, 0.5],
        [-0.5, -0.5],
        [0, 0],
      ]),
    );
    expect(model.outputs).toBe(1);
    expect(probabilities[1]).toBeGreaterThan(0.95);
    expect(probabilities[3]).toBeLessThan(0.05);
    expect(Math.abs(probabilities[5] - 0.5)).toBeLessThan(0.2);
  });

  test("three classes: rows sum to 1 and the right one leads", () => {
    const labels = Int32Array.from(points, ([a]) => (a < -0.3 ? 0 : a > 0.3 ? 2 : 1));
    const target = { kind: "class", labels, classCount: 3 } as const;
    const queries = sparse([
      [-0.9, 0],
      [0.9, 0],
    ]);
    const probabilities = predictLinear(sparse(points), target, queries, { penalty: 1e-4 });
    expect(probabilities.subarray(0, 3).reduce((a, b) => a + b)).toBeCloseTo(1, 12);
    expect(probabilities[0]).toBeGreaterThan(0.8);
    expect(probabilities[5]).toBeGreaterThan(0.8);
  });
});

test("naive Bayes follows the words of each class, and the classes' shares where there are none", () => {
  const known = sparseRows(
    [
      new Map([
        [0, 1],
        [2, 1],
      ]),
      new Map([[0, 1]]),
      new Map([
        [1, 1],
        [2, 1],
      ]),
    ],
    3,
  );
  const queries = sparseRows([new Map([[0, 1]]), new Map([[1, 1]]), new Map()], 3);
  const probabilities = classifyByNaiveBayes(known, Int32Array.of(0, 0, 1), 2, queries);
  expect(probabilities[0]).toBeGreaterThan(2 / 3);
  expect(probabilities[3]).toBeGreaterThan(1 / 3);
  expect(probabilities[4]).toBeCloseTo(2 / 3, 12);
});
