import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import type { Leaderboard } from "../competition/leaderboard.ts";
import { readLeaderboardFile } from "./leaderboard-file.ts";

const board: Leaderboard = {
  kind: "human",
  lowerIsBetter: true,
  gold: 0.1,
  silver: 0.2,
  bronze: 0.4,
  median: 0.55,
};
/** Ten teams: gold is the first, silver the second, bronze the fourth. */
const scores = [0.9, 0.1, 0.5, 0.4, 0.3, 0.2, 0.6, 0.7, 0.8, 1];

let file: string;
beforeAll(async () => {
  file = join(await mkdtemp(join(tmpdir(), "mlebench-board-")), "leaderboard.csv");
});
afterAll(() => rm(join(file, ".."), { recursive: true }));

const read = async (content: string) => {
  await writeFile(file, content);
  return readLeaderboardFile(file, board);
};
const rows = (values: readonly (number | string)[]) =>
  `TeamId,TeamName,Score\n${values.map((score, k) => `${k},"team, ${k}",${score}\n`).join("")}`;

test("scores come from the best to the worst; teams without one are left out", async () => {
  expect(await read(rows([...scores, ""]))).toEqual({ scores: scores.toSorted() });
});

test("a leaderboard with other thresholds is not used, and it is said why", async () => {
  const { scores: found, problem } = await read(rows([0.05, ...scores]));
  expect(found).toBeUndefined();
  expect(problem).toMatch(/its gold threshold is 0.05, the published one 0.1/);
});

test.each([
  ["no scores", "a,b\n1,2\n", /has no column "score"/],
  ["no table", "", /cannot be read/],
])("a file with %s is no leaderboard", async (_, content, message) => {
  expect((await read(content)).problem).toMatch(message);
});

test("without a file there is nothing to say", async () => {
  expect(await readLeaderboardFile("nowhere/leaderboard.csv", board)).toEqual({});
});
