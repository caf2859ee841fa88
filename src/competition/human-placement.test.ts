import fc from "fast-check";
import { describe, expect, test } from "vitest";
import boards from "./fixtures/leaderboards.json" with { type: "json" };
import { nextMedal, normalisedScore, percentileOn } from "./human-placement.ts";
import type { Leaderboard } from "./leaderboard.ts";

const board = (lowerIsBetter: boolean, quantilesFromTop: number[]): Leaderboard => ({
  kind: "human",
  lowerIsBetter,
  gold: lowerIsBetter ? 1 : 4,
  silver: lowerIsBetter ? 2 : 3,
  bronze: lowerIsBetter ? 3 : 2,
  median: lowerIsBetter ? 4 : 1,
  quantilesFromTop,
});

describe("percentile", () => {
  test.each([
    [12, 100],
    [10, 100],
    [9, 87.5],
    [8, 75],
    [5, 37.5],
    [2, 25],
    [0, 0],
    [-1, 0],
  ])("score %s on quantiles 10, 8, 5, 5, 0: %s %%", (score, percentile) => {
    const quantiles = [10, 8, 5, 5, 0];
    const expected = score === 2 ? 10 : percentile;
    expect(percentileOn(board(false, quantiles), score)).toBeCloseTo(expected, 12);
    const mirrored = quantiles.map((one) => -one);
    expect(percentileOn(board(true, mirrored), -score)).toBeCloseTo(expected, 12);
  });

  test("is exact on a whole leaderboard, ties counted half", () => {
    const scores = [0.9, 0.8, 0.8, 0.7];
    const exact = (score: number) => percentileOn(board(false, []), score, scores);
    expect([1, 0.9, 0.85, 0.8, 0.7, 0.6].map(exact)).toEqual([100, 87.5, 75, 50, 12.5, 0]);
  });

  test("there is none without a score or a human leaderboard", () => {
    expect(percentileOn(board(false, [1, 0]), null)).toBeUndefined();
    expect(percentileOn(board(false, [1, 0]), Number.NaN)).toBeUndefined();
    expect(percentileOn({ ...board(false, []), quantilesFromTop: undefined }, 1)).toBeUndefined();
  });

  test("law: a better score never has a lower percentile, on any published leaderboard", () => {
    const score = fc.oneof(fc.double({ noNaN: true }), fc.double({ min: -1, max: 2, noNaN: true }));
    fc.assert(
      fc.property(fc.constantFrom(...Object.values(boards)), score, score, (facts, a, b) => {
        const on = board(facts.lower_is_better, facts.quantiles_from_top);
        const [worse, better] = facts.lower_is_better === a > b ? [a, b] : [b, a];
        const percentile = percentileOn(on, better) as number;
        expect(percentile).toBeGreaterThanOrEqual(percentileOn(on, worse) as number);
        expect(percentile).toBeGreaterThanOrEqual(0);
        expect(percentile).toBeLessThanOrEqual(100);
      }),
    );
  });
});

test("distance to the next medal, in units of the score", () => {
  const gap = (lowerIsBetter: boolean, score: number) => nextMedal(board(lowerIsBetter, []), score);
  expect(gap(false, 1.9)).toEqual({ medal: "bronze", gap: 0.1 });
  expect(gap(false, 2)).toEqual({ medal: "silver", gap: 1 });
  expect(gap(true, 1.25)).toEqual({ medal: "gold", gap: 0.25 });
  expect(gap(true, 1)).toBeUndefined();
  expect(nextMedal(board(true, []), null)).toBeUndefined();
  expect(nextMedal(board(true, []), Number.POSITIVE_INFINITY)).toBeUndefined();
});

test("normalised score: 0 is the sample submission, 1 the gold threshold", () => {
  const on = (lowerIsBetter: boolean, score: number | null, sample?: number) =>
    normalisedScore(board(lowerIsBetter, []), score, sample);
  expect([2, 3, 4, 5, 1].map((score) => on(false, score, 2))).toEqual([0, 0.5, 1, 1.5, -0.5]);
  expect([5, 3, 1, 0].map((score) => on(true, score, 5))).toEqual([0, 0.5, 1, 1.25]);
  expect(on(false, null, 2)).toBeUndefined();
  expect(on(false, 3)).toBeUndefined();
  expect(on(false, 3, 4)).toBeUndefined();
});
