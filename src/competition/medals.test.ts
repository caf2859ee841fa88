import { describe, expect, test } from "vitest";
import boards from "./fixtures/leaderboards.json" with { type: "json" };
import { leaderboardFlags } from "./human-placement.ts";
import type { Leaderboard } from "./leaderboard.ts";
import { medalPositions } from "./medal-positions.ts";
import { type Medal, standing } from "./medals.ts";
import { CompetitionRegistry } from "./registry.ts";

const medals = ["gold", "silver", "bronze"] as const;
const facts = Object.entries(boards).map(([id, board]): [string, Leaderboard] => [
  id,
  {
    kind: "human",
    lowerIsBetter: board.lower_is_better,
    teams: board.teams,
    gold: board.gold,
    silver: board.silver,
    bronze: board.bronze,
    median: board.median,
    closed: board.closed,
    quantilesFromTop: board.quantiles_from_top,
  },
]);
const registry = await CompetitionRegistry.open();
const declared = await Promise.all(
  registry.ids.map(
    async (id): Promise<[string, Leaderboard]> => [id, (await registry.load(id)).leaderboard],
  ),
);

/** The double next to a number, towards better or worse scores of a leaderboard. */
function neighbour(score: number, board: Leaderboard, direction: "better" | "worse"): number {
  const up = board.lowerIsBetter === (direction === "worse");
  if (score === 0) return up ? Number.MIN_VALUE : -Number.MIN_VALUE;
  const bits = new BigInt64Array([0n]);
  const value = new Float64Array(bits.buffer);
  value[0] = score;
  bits[0] += up === score > 0 ? 1n : -1n;
  return value[0];
}

test("the declared leaderboards are the published ones", () => {
  const published = new Map(facts);
  for (const [id, board] of declared) {
    if (board.kind === "human") expect(board, id).toEqual(published.get(id));
  }
});

test("all 82 published leaderboards are here", () => expect(facts).toHaveLength(82));

describe.each([
  ["published", facts],
  ["declared", declared],
])("medals on every %s leaderboard", (_, all) => {
  test.each(all)("%s", (_id, board) => {
    for (const [index, medal] of medals.entries()) {
      const threshold = board[medal];
      // Where thresholds coincide, a score that ties them earns the best of these medals.
      const tied = medals.find((one) => board[one] === threshold) as Medal;
      expect(standing(threshold, board).medal).toBe(tied);
      const better = standing(neighbour(threshold, board, "better"), board).medal as Medal;
      expect(medals.indexOf(better)).toBeLessThanOrEqual(medals.indexOf(tied));
      const next = medals.slice(index + 1).find((one) => board[one] !== threshold) ?? null;
      expect(standing(neighbour(threshold, board, "worse"), board).medal).toBe(next);
    }
    expect(standing(board.median, board).aboveMedian).toBe(false);
    expect(standing(neighbour(board.median, board, "better"), board).aboveMedian).toBe(true);
    expect(standing(neighbour(board.median, board, "worse"), board).aboveMedian).toBe(false);
    expect(standing(board.lowerIsBetter ? -1e300 : 1e300, board)).toEqual({
      medal: "gold",
      aboveMedian: true,
    });
    for (const score of [null, Number.NaN]) {
      expect(standing(score, board)).toEqual({ medal: null, aboveMedian: false });
    }
  });
});

test.each(facts)("%s: thresholds stand at the medals' positions", (_, board) => {
  const { teams = 0, quantilesFromTop = [] } = board;
  const positions = medalPositions(teams);
  for (const medal of medals) {
    const place = ((positions[medal] - 1) / (teams - 1)) * (quantilesFromTop.length - 1);
    const around = [quantilesFromTop[Math.floor(place)], quantilesFromTop[Math.ceil(place)]];
    expect(board[medal], medal).toBeGreaterThanOrEqual(Math.min(...around));
    expect(board[medal], medal).toBeLessThanOrEqual(Math.max(...around));
  }
});

test("Kaggle's medal positions", () => {
  const row = (teams: number) => Object.values(medalPositions(teams));
  expect([1, 99, 100, 249, 250, 999, 1000, 4539].map(row)).toEqual([
    [1, 1, 1],
    [9, 19, 39],
    [10, 20, 40],
    [10, 49, 99],
    [10, 50, 100],
    [11, 50, 100],
    [12, 50, 100],
    [19, 226, 453],
  ]);
});

test("saturated leaderboards are flagged, and those whose thresholds coincide", () => {
  const flagged = facts.flatMap(([id, board]) => leaderboardFlags(board).map((flag) => [id, flag]));
  expect(flagged.map(([id, flag]) => `${id}: ${flag.split(":")[0]}`)).toEqual([
    "aerial-cactus-identification: saturated",
    "aerial-cactus-identification: gold, silver and bronze have the same threshold",
    "imet-2020-fgvc7: silver and bronze have the same threshold",
    "leaf-classification: saturated",
    "tabular-playground-series-dec-2021: silver and bronze have the same threshold",
  ]);
});
