import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { meanAngularError } from "./angular-error.ts";
import { averageRanks, pearsonCorrelation, spearmanCorrelation } from "./correlation.ts";
import golden from "./fixtures/numbers.json" with { type: "json" };
import { haversineDistances } from "./haversine-distance.ts";
import { klDivergence } from "./kl-divergence.ts";
import { laplaceLogLikelihood } from "./laplace-log-likelihood.ts";
import { weightedBinaryLogLoss } from "./log-loss.ts";
import { matthewsCorrelation } from "./matthews-correlation.ts";
import { groupedLogMeanAbsoluteError, meanAbsoluteError } from "./mean-absolute-error.ts";
import { powerMean } from "./power-mean.ts";
import { probabilisticFScore } from "./probabilistic-f-score.ts";
import { quantile } from "./quantile.ts";
import { r2Score } from "./r2-score.ts";

describe("golden values of NumPy, SciPy and scikit-learn", () => {
  test.each(golden.pairs)("errors and correlations of $truth.length rows", (golden) => {
    const { truth, predicted } = golden;
    expect(meanAbsoluteError(truth, predicted)).toBeCloseTo(golden.meanAbsoluteError, 12);
    expect(r2Score(truth, predicted)).toBeCloseTo(golden.r2Score, 12);
    expect(pearsonCorrelation(truth, predicted)).toBeCloseTo(golden.pearson, 12);
    expect(spearmanCorrelation(truth, predicted)).toBeCloseTo(golden.spearman, 12);
    expect([...averageRanks(truth)]).toEqual(golden.ranks);
  });
  test.each(golden.klDivergence)("KL divergence of $truth.length classes", (golden) => {
    expect(klDivergence(golden.truth, golden.predicted)).toBeCloseTo(golden.expected, 12);
  });
  test.each(golden.matthews)("Matthews correlation of $truth.length rows", (golden) => {
    expect(matthewsCorrelation(golden.truth, golden.predicted)).toBeCloseTo(golden.expected, 12);
  });
  test.each(golden.quantile)("quantile $share of $values.length values", (golden) => {
    expect(quantile(golden.values, golden.share)).toBe(golden.expected);
  });
  test.each(golden.weightedLogLoss)("weighted log loss of $truth.length rows", (golden) => {
    const loss = weightedBinaryLogLoss(golden.truth, golden.predicted, golden.weights);
    expect(loss).toBeCloseTo(golden.expected, 12);
  });
});

const number = fc.integer({ min: -50, max: 50 });
const pairs = fc.array(fc.tuple(number, number), { minLength: 2, maxLength: 40 });

describe("correlations", () => {
  test("do not change when a column is stretched and moved, and turn round when it is negated", () => {
    fc.assert(
      fc.property(pairs, (rows) => {
        const x = rows.map(([value]) => value);
        const y = rows.map(([, value]) => value);
        for (const correlation of [pearsonCorrelation, spearmanCorrelation]) {
          const r = correlation(x, y);
          fc.pre(!Number.isNaN(r));
          expect(Math.abs(r)).toBeLessThanOrEqual(1);
          const moved = y.map((value) => 4 * value + 3);
          const negated = y.map((value) => -value);
          expect(correlation(x, moved)).toBeCloseTo(r, 10);
          expect(correlation(x, negated)).toBeCloseTo(-r, 10);
          expect(correlation(x, x)).toBeCloseTo(1, 10);
        }
      }),
    );
  });

  test("are not defined for a constant column or a missing value", () => {
    expect(pearsonCorrelation([1, 2, 3], [0.1, 0.1, 0.1])).toBeNaN();
    expect(pearsonCorrelation([1, 2, 3], [1, Number.NaN, 3])).toBeNaN();
    expect(spearmanCorrelation([1, 2, 3], [1, Number.NaN, 3])).toBeNaN();
    expect(spearmanCorrelation([1, 2, 3], [0, 1, Infinity])).toBeCloseTo(1, 12);
  });

  test("hold where squares are infinite or 0", () => {
    for (const size of [1e-300, 1e300]) {
      const predicted = [0.1, 0.4, 0.2, 0.9].map((value) => value * size);
      const r = pearsonCorrelation([1, 3, 2, 3], [0.1, 0.4, 0.2, 0.9]);
      expect(pearsonCorrelation([1, 3, 2, 3], predicted)).toBeCloseTo(r, 12);
    }
    expect(pearsonCorrelation([0.2, 0.3, 0.4, 0.1], [1e308, 0.1, 0.2, 0.5])).toBeCloseTo(
      -0.2581988897471611,
      12,
    );
  });
});

test("R2 of a constant truth is 1 or 0", () => {
  expect(r2Score([2, 2], [2, 2])).toBe(1);
  expect(r2Score([2, 2], [2, 3])).toBe(0);
  expect(r2Score([2], [2])).toBeNaN();
});

test("the grouped log error weighs groups equally and ends in -Infinity", () => {
  const error = groupedLogMeanAbsoluteError([0, 0, 0], [1, 3, Math.E ** 3], ["a", "a", "b"]);
  expect(error).toBeCloseTo((Math.log(2) + 3) / 2, 12);
  expect(groupedLogMeanAbsoluteError([0, 5], [1, 5], ["a", "b"])).toBe(-Infinity);
});

test("the Laplace likelihood stops at the least deviation and the largest error", () => {
  const options = { leastDeviation: 70, largestError: 1000 };
  expect(laplaceLogLikelihood([2000], [2000], [1], options)).toBeCloseTo(-4.595068832329331, 12);
  const capped = (-Math.SQRT2 * 1000) / 200 - Math.log(Math.SQRT2 * 200);
  expect(laplaceLogLikelihood([2000], [9e9], [200], options)).toBeCloseTo(capped, 12);
  expect(laplaceLogLikelihood([2000], [2000], [Infinity], options)).toBe(-Infinity);
});

test("angles between directions", () => {
  const truth = { azimuth: [0, 0, 1], zenith: [0, Math.PI / 2, 1] };
  const predicted = { azimuth: [2, Math.PI / 2, 1], zenith: [Math.PI, Math.PI / 2, 1] };
  expect(meanAngularError(truth, predicted)).toBeCloseTo(Math.PI / 2, 7);
});

test("distances on Earth: a degree of latitude, the way round, a missing coordinate", () => {
  const truth = { latitude: [10, 0, 0], longitude: [20, 0, 0] };
  const predicted = { latitude: [11, 0, Number.NaN], longitude: [20, 180, 0] };
  const [degree, halfRound, missing] = haversineDistances(truth, predicted);
  expect(degree).toBeCloseTo((6_371_000 * Math.PI) / 180, 6);
  expect(halfRound).toBeCloseTo(6_371_000 * Math.PI, 6);
  expect(missing).toBeNaN();
});

test("KL divergence is 0 for the truth itself, Infinity where the truth is ruled out", () => {
  const truth = [
    [0.5, 1],
    [0.5, 0],
  ];
  expect(klDivergence(truth, truth)).toBe(0);
  expect(
    klDivergence(truth, [
      [0.5, 0],
      [0.5, 1],
    ]),
  ).toBe(Infinity);
  expect(klDivergence([[1], [0]], [[1], [Number.NaN]])).toBe(0);
});

test("the probabilistic F1 of certain predictions is the F1", () => {
  expect(probabilisticFScore([1, 1, 0, 0], [1, 0, 1, -3])).toBe(0.5);
  expect(probabilisticFScore([1, 0], [0, 0])).toBe(0);
  expect(probabilisticFScore([1, 0], [1, Number.NaN])).toBe(0);
});

test("the power mean lies between the extremes and is drawn to the smallest", () => {
  expect(powerMean([2, 2, 2], -5)).toBeCloseTo(2, 12);
  expect(powerMean([0.5, 1], -1)).toBeCloseTo(2 / 3, 12);
  expect(powerMean([0, 1], -5)).toBe(0);
});
