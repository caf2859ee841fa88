import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { accuracy } from "./accuracy.ts";
import { type CohenKappaOptions, cohenKappa } from "./cohen-kappa.ts";
import { type FScoreOptions, fScore } from "./f-score.ts";
import golden from "./fixtures/labels.json" with { type: "json" };
import { binaryLogLoss, logLoss } from "./log-loss.ts";
import { meanColumnWise } from "./mean-column-wise.ts";
import { rocAuc } from "./roc-auc.ts";

const pairs = fc.array(fc.tuple(fc.integer({ min: -2, max: 3 }), fc.integer({ min: -2, max: 3 })), {
  minLength: 1,
  maxLength: 50,
});
const weightings = fc.constantFrom(undefined, "linear" as const, "quadratic" as const);
const averages = fc.constantFrom("micro" as const, "macro" as const, "weighted" as const);

describe("golden values of scikit-learn", () => {
  test.each(golden.kappa)("kappa, $weights weights, $truth.length rows", (golden) => {
    const weights = (golden.weights ?? undefined) as CohenKappaOptions["weights"];
    expect(cohenKappa(golden.truth, golden.predicted, { weights })).toBeCloseTo(
      golden.expected,
      12,
    );
  });
  test.each(golden.fScore)("F$beta, $average, $truth.length rows", (golden) => {
    const average = golden.average as FScoreOptions["average"];
    const score = fScore(golden.truth, golden.predicted, { average, beta: golden.beta });
    expect(score).toBeCloseTo(golden.expected, 12);
  });
  test.each(golden.binaryLogLoss)("binary log loss of $truth.length rows", (golden) => {
    expect(binaryLogLoss(golden.truth, golden.predicted)).toBeCloseTo(golden.expected, 12);
  });
  test.each(golden.meanAuc)("mean AUC of $truth.length columns", (golden) => {
    expect(meanColumnWise(rocAuc, golden.truth, golden.scores)).toBeCloseTo(golden.expected, 12);
  });
});

describe("Cohen's kappa", () => {
  test("does not change when truth and predictions, or the labels' spacing, change", () => {
    fc.assert(
      fc.property(pairs, weightings, (list, weights) => {
        const [truth, predicted] = columns(list);
        const kappa = cohenKappa(truth, predicted, { weights });
        fc.pre(!Number.isNaN(kappa));
        const spaced = (side: number[]) => side.map((label) => label ** 3);
        expect(cohenKappa(predicted, truth, { weights })).toBeCloseTo(kappa, 12);
        expect(cohenKappa(spaced(truth), spaced(predicted), { weights })).toBe(kappa);
        expect(kappa).toBeLessThanOrEqual(1);
      }),
    );
  });

  test("is 1 for a perfect prediction, 0 for a constant one, NaN when there is one label", () => {
    expect(cohenKappa([1, 2, 3], [1, 2, 3], { weights: "quadratic" })).toBe(1);
    expect(cohenKappa([1, 2, 3], [2, 2, 2], { weights: "quadratic" })).toBe(0);
    expect(cohenKappa([4, 4], [4, 4])).toBeNaN();
  });
});

describe("F-score", () => {
  test("lies between 0 and 1 and does not depend on the rows' order", () => {
    fc.assert(
      fc.property(pairs, averages, (list, average) => {
        const [truth, predicted] = columns(list);
        const score = fScore(truth, predicted, { average });
        expect(score).toBeGreaterThanOrEqual(0);
        expect(score).toBeLessThanOrEqual(1);
        const [turnedTruth, turned] = columns(list.toReversed());
        expect(fScore(turnedTruth, turned, { average })).toBeCloseTo(score, 12);
        expect(fScore(truth, truth, { average })).toBeCloseTo(1, 12);
      }),
    );
  });

  test("is the accuracy when the counts are summed over the labels", () => {
    fc.assert(
      fc.property(pairs, (list) => {
        const [truth, predicted] = columns(list);
        const score = fScore(truth, predicted, { average: "micro" });
        expect(score).toBeCloseTo(accuracy(truth, predicted), 12);
      }),
    );
  });

  test("of a label that is never hit is 0", () => {
    expect(fScore([0, 0], [0, 0], { average: "binary" })).toBe(0);
    expect(fScore([0, 1], [0, 0], { average: "macro" })).toBeCloseTo(1 / 3, 12);
  });
});

test("binary log loss equals that of two classes", () => {
  const rows = fc.array(
    fc.tuple(fc.constantFrom(0, 1), fc.double({ min: 0, max: 1, noNaN: true })),
    {
      minLength: 1,
    },
  );
  fc.assert(
    fc.property(rows, (list) => {
      const [truth, p] = columns(list);
      const against = (side: number[]) => side.map((value) => 1 - value);
      const expected = logLoss([against(truth), truth], [against(p), p]);
      expect(binaryLogLoss(truth, p)).toBeCloseTo(expected, 12);
    }),
  );
});

function columns(rows: [number, number][]): [number[], number[]] {
  return [rows.map(([first]) => first), rows.map(([, second]) => second)];
}
