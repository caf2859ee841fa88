import { describe, expect, test } from "vitest";
import { readSplit } from "../competition/splits.ts";
import type { RunGroup } from "../run/run-group.ts";
import { gradedRun } from "./graded-run.fixture.ts";
import { comparisonClasses, publishedRows, sortRows } from "./leaderboard.ts";
import { leaderboardCsv, leaderboardMarkdown, leaderboardTables } from "./leaderboard-text.ts";
import { experimentsOfGroups, leaderboardRow } from "./own-experiments.ts";

const low = await readSplit("low");
const group = (changes: { seconds?: number; cpus?: number; sha256?: string }) =>
  ({
    id: "g",
    created_at: "2026-03-01T10:00:00.000Z",
    task_version: "v1",
    agent: { id: "mine", folder: "", sha256: changes.sha256 ?? "a" },
    competitions: low,
    seeds: 1,
    sandbox: "process",
    isolated: true,
    limits: { seconds: changes.seconds ?? 86_400, memoryBytes: 16 * 1024 ** 3, cpus: changes.cpus },
  }) as RunGroup;
const groupRuns = (medals: number, changes: Parameters<typeof group>[0] = {}) => ({
  group: group(changes),
  runs: low.map((competition_id, k) => gradedRun({ competition_id, any_medal: k < medals })),
  unfinished: 0,
});
const rowOf = async (...groups: ReturnType<typeof groupRuns>[]) =>
  leaderboardRow(experimentsOfGroups(groups)[0], new Map(), { padMissing: false });

test("the published rows are complete", () => {
  const rows = publishedRows();
  expect(rows).toHaveLength(26);
  expect(rows.find(({ agent, llm }) => agent === "AIDE" && llm === "o1-preview")).toMatchObject({
    all: { mean: 17.12, standardError: 0.61 },
    hours: 24,
    date: "2024-10-08",
    warnings: [],
  });
  expect(rows.filter(({ warnings }) => warnings.includes("known leakage"))).toHaveLength(2);
});

describe("experiments of one's own", () => {
  test("join run groups of one agent under equal conditions, and no others", () => {
    const groups = [
      groupRuns(1),
      groupRuns(2),
      groupRuns(3, { cpus: 2 }),
      groupRuns(3, { seconds: 60 }),
      groupRuns(3, { sha256: "b" }),
    ];
    expect(experimentsOfGroups(groups).map(({ runs }) => runs.length / low.length)).toEqual([
      2, 1, 1, 1,
    ]);
  });

  test("have figures for splits with a complete seed, and none for others", async () => {
    const row = await rowOf(groupRuns(11), groupRuns(22));
    expect(row).toMatchObject({ seeds: 2, all: null, high: null, padded: false, hours: 24 });
    expect(row.low).toEqual({ mean: 75, standardError: expect.closeTo(25, 9) });
    expect((await rowOf(groupRuns(11))).low).toEqual({ mean: 50, standardError: null });
  });

  test("count missing runs as failed when padded, but never a split they do not touch", async () => {
    const [experiment] = experimentsOfGroups([groupRuns(22)]);
    const row = await leaderboardRow(experiment, new Map(), { padMissing: true });
    expect(row).toMatchObject({ padded: true, medium: null, high: null, low: { mean: 100 } });
    expect(row.all?.mean).toBeCloseTo((100 * 22) / 75, 9);
  });

  test("that were not isolated are marked", async () => {
    const unsafe = { ...groupRuns(1), runs: [gradedRun({ isolated: false })], unfinished: 2 };
    expect((await rowOf(unsafe)).warnings).toEqual(["NOT isolated", "2 runs without a result"]);
  });
});

describe("order and classes", () => {
  test("sort by any column, empty figures last", async () => {
    const rows = [...publishedRows(), await rowOf(groupRuns(22))];
    const firstBy = (key: Parameters<typeof sortRows>[1]) => sortRows(rows, key)[0].agent;
    expect([firstBy("all"), firstBy("low"), firstBy("date"), firstBy("agent")]).toEqual([
      "Disarray",
      "mine",
      "mine",
      "AIDE",
    ]);
    expect(sortRows(rows, "hours")[0].hours).toBe(12);
    expect(sortRows(rows, "all").at(-1)?.agent).toBe("mine");
  });

  test("rows compare only within equal time and hardware, one's own class first", async () => {
    const own = [await rowOf(groupRuns(1)), await rowOf(groupRuns(2, { cpus: 4 }))];
    const classes = comparisonClasses([...publishedRows(), ...own]);
    expect(classes.map(({ hours, hardware, rows }) => [hours, hardware, rows.length])).toEqual([
      [24, "all CPUs, 16 GiB", 20],
      [24, "4 CPUs, 16 GiB", 20],
      [12, null, 6],
      [36, null, 1],
    ]);
  });
});

test("Markdown and CSV hold every row once a class, with text as text", async () => {
  const hostile = "=cmd|'<script>";
  const row = { ...(await rowOf(groupRuns(11))), agent: hostile };
  const classes = comparisonClasses([row, ...publishedRows()]);
  expect(leaderboardMarkdown(classes, [])).toContain("=cmd\\|'\\<script\\> (own)");
  const csv = leaderboardCsv(classes);
  expect(csv.trim().split("\n")).toHaveLength(28);
  expect(csv).toContain(`own,'${hostile},`);
  expect(leaderboardTables(classes)[0].title).toBe("24 h a run, all CPUs, 16 GiB");
});
