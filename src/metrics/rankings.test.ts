import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { averagePrecision } from "./average-precision.ts";
import { averagePrecisionAtK, meanAveragePrecisionAtK } from "./average-precision-at-k.ts";
import golden from "./fixtures/rankings.json" with { type: "json" };
import { countInversions, kendallTau } from "./kendall-tau.ts";
import { labelRankingAveragePrecision } from "./label-ranking-average-precision.ts";
import { labelSetFScore } from "./label-set-f-score.ts";
import { rocAuc } from "./roc-auc.ts";
import { weightedRocAuc } from "./weighted-roc-auc.ts";

describe("golden values of scikit-learn", () => {
  test.each(golden.averagePrecision)("average precision of $labels.length rows", (golden) => {
    expect(averagePrecision(golden.labels, golden.scores)).toBeCloseTo(golden.expected, 12);
  });
  test.each(golden.labelRanking)("label ranking of $truth.length labels", (golden) => {
    for (const weight of ["row", "label"] as const) {
      const score = labelRankingAveragePrecision(golden.truth, golden.scores, { weight });
      expect(score).toBeCloseTo(golden[weight], 12);
    }
  });
  test.each(golden.labelSets)("F1 of $truth.length label sets", (golden) => {
    const sets = (rows: number[][]) => rows.map((labels) => new Set(labels));
    for (const average of ["micro", "macro", "weighted", "samples"] as const) {
      const score = labelSetFScore(sets(golden.truth), sets(golden.predicted), { average });
      expect(score).toBeCloseTo(golden[average], 12);
    }
  });
});

test("predicted labels that are never true are ignored", () => {
  const truth = [new Set(["a"]), new Set<string>()];
  const predicted = [new Set(["a", "z"]), new Set(["y"])];
  expect(labelSetFScore(truth, predicted, { average: "micro" })).toBe(1);
});

test.each([
  ["the first place", ["a"], ["a", "b"], 5, 1],
  ["the third place", ["a"], ["x", "y", "a"], 5, 1 / 3],
  ["beyond k", ["a"], ["x", "y", "a"], 2, 0],
  ["a repeated hit", ["a", "b"], ["a", "a", "b"], 3, (1 + 2 / 3) / 2],
  ["more true items than k", ["a", "b", "c"], ["a", "b"], 2, 1],
  ["no prediction", ["a"], [], 2, 0],
])("average precision at k: %s", (_, truth, predicted, k, expected) => {
  expect(averagePrecisionAtK(new Set(truth), predicted, k)).toBeCloseTo(expected, 12);
  expect(meanAveragePrecisionAtK([new Set(truth)], [predicted], k)).toBeCloseTo(expected, 12);
});

const rows = fc
  .array(fc.tuple(fc.constantFrom(0, 1), fc.integer({ min: 0, max: 20 })), {
    minLength: 2,
    maxLength: 60,
  })
  .filter((list) => new Set(list.map(([label]) => label)).size === 2);

describe("weighted ROC AUC", () => {
  const bands = [
    { from: 0, to: 0.4, weight: 2 },
    { from: 0.4, to: 1, weight: 1 },
  ];
  test("with one band is the ROC AUC", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const labels = list.map(([label]) => label);
        const scores = list.map(([, score]) => score);
        const area = weightedRocAuc(labels, scores, [{ from: 0, to: 1, weight: 3 }]);
        expect(area).toBeCloseTo(rocAuc(labels, scores), 12);
        const weighted = weightedRocAuc(labels, scores, bands);
        expect(weighted).toBeGreaterThanOrEqual(0);
        expect(weighted).toBeLessThanOrEqual(1 + 1e-12);
      }),
    );
  });

  test("of a perfect, a constant and a reversed order", () => {
    expect(weightedRocAuc([0, 1, 1], [1, 2, 3], bands)).toBeCloseTo(1, 12);
    expect(weightedRocAuc([0, 1, 1], [2, 2, 2], bands)).toBeCloseTo(0.82 / 1.4, 12);
    expect(weightedRocAuc([0, 1, 1], [3, 2, 1], bands)).toBe(0);
    expect(weightedRocAuc([1, 1], [3, 2], bands)).toBeNaN();
  });
});

describe("Kendall's tau", () => {
  test("counts every pair that is the wrong way round", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 40 }), (sequence) => {
        const pairs = sequence.flatMap((first, i) =>
          sequence.slice(i + 1).filter((later) => first > later),
        );
        expect(countInversions(sequence)).toBe(pairs.length);
      }),
    );
  });

  test("is 1 for the true order and -1 for its reverse", () => {
    expect(kendallTau([[0, 1, 2], [0]])).toBe(1);
    expect(kendallTau([[2, 1, 0]])).toBe(-1);
    expect(kendallTau([[0]])).toBeNaN();
  });
});
