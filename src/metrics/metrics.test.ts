import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accuracy } from "./accuracy.ts";
import golden from "./fixtures/metrics.json" with { type: "json" };
import { logLoss } from "./log-loss.ts";
import { mean } from "./pairwise-sum.ts";
import { rocAuc } from "./roc-auc.ts";
import { rootMeanSquaredError, rootMeanSquaredLogError } from "./root-mean-squared-error.ts";

describe("golden values of NumPy and scikit-learn", () => {
  test.each(golden.mean)("mean of $values.length values, to the last bit", (golden) => {
    expect(mean(golden.values)).toBe(golden.expected);
  });
  test.each(golden.rocAuc)("ROC AUC of $scores.length rows", (golden) => {
    expect(rocAuc(golden.labels, golden.scores)).toBeCloseTo(golden.expected, 12);
  });
  test.each(golden.logLoss)("log loss of $truth.length classes", (golden) => {
    expect(logLoss(golden.truth, golden.predicted)).toBeCloseTo(golden.expected, 12);
  });
  test.each(golden.accuracy)("accuracy of $truth.length rows", (golden) => {
    expect(accuracy(golden.truth, golden.predicted)).toBe(golden.expected);
  });
  test.each(golden.rmse)("RMSE of $truth.length rows", (golden) => {
    expect(rootMeanSquaredError(golden.truth, golden.predicted)).toBeCloseTo(golden.expected, 12);
  });
  test.each(golden.rmsle)("RMSLE of $truth.length rows", (golden) => {
    expect(rootMeanSquaredLogError(golden.truth, golden.predicted)).toBeCloseTo(
      golden.expected,
      12,
    );
  });
});

describe("ROC AUC", () => {
  const rows = fc.array(
    fc.record({ label: fc.constantFrom(0, 1), score: fc.integer({ min: 0, max: 20 }) }),
    { minLength: 2, maxLength: 60 },
  );
  const areaOf = (list: { label: number; score: number }[]) =>
    rocAuc(
      list.map(({ label }) => label),
      list.map(({ score }) => score),
    );

  test("is the share of pairs that are ordered rightly, ties counting one half", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const positives = list.filter(({ label }) => label === 1);
        const negatives = list.filter(({ label }) => label === 0);
        const wins = positives.flatMap((p) =>
          negatives.map((n) => (p.score > n.score ? 1 : p.score === n.score ? 0.5 : 0)),
        );
        const expected = wins.reduce<number>((sum, win) => sum + win, 0) / wins.length;
        expect(areaOf(list)).toBe(expected);
      }),
    );
  });

  test("adds up to one with the area of the negated scores", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const area = areaOf(list);
        fc.pre(!Number.isNaN(area));
        const negated = areaOf(list.map(({ label, score }) => ({ label, score: -score })));
        expect(area + negated).toBeCloseTo(1, 12);
      }),
    );
  });

  test("treats 0 and -0 as a tie", () => {
    expect(rocAuc([0, 1], [0, -0])).toBe(0.5);
  });
});

test("a certain and right prediction costs -ln(1 - 2^-52), a certain and wrong one 36.04", () => {
  expect(logLoss([[1], [0]], [[1], [0]])).toBe(2.2204460492503136e-16);
  expect(logLoss([[1], [0]], [[0], [1]])).toBe(36.04365338911715);
});
