import { describe, expect, test } from "vitest";
import { CompetitionRegistry } from "../competition/registry.ts";
import { competitionFacts } from "./competition-facts.ts";
import { gradedRun } from "./graded-run.fixture.ts";
import { reportPage } from "./html/page.ts";
import { buildReport } from "./report.ts";
import type { ReportedRun } from "./results.ts";
import { formatOf, reportText } from "./write-report.ts";

const options = { title: "baseline on starter", padMissing: false };

describe("a report's notes", () => {
  test("warn of everything a reader must know", () => {
    const runs = [
      gradedRun({ isolated: false, leaderboard_kind: "reference-ladder" }),
      gradedRun({ competition_id: "b", status: "not-graded" }),
    ];
    const notes = buildReport(runs, { ...options, unfinished: 1 }).notes.join("\n");
    expect(notes).toContain("One seed only");
    expect(notes).toContain("no human leaderboard");
    expect(notes).toContain("1 of 2 runs NOT isolated");
    expect(notes).toContain("Without a result: 1 run (under way, stopped, or ended by");
    expect(notes).toContain("1 run could not be graded: counted as failed. `mlebench grade-group`");
  });

  test("stay silent about complete, isolated, human-measured seeds", () => {
    const run = () => gradedRun({ isolated: true, leaderboard_kind: "human", state: "finished" });
    expect(buildReport([run(), run()], options).notes).toEqual([]);
  });
});

test("results of different task versions are never averaged", () => {
  const runs = [gradedRun({ task_version: "v1" }), gradedRun({ task_version: "v1-fixed" })];
  expect(() => buildReport(runs, options)).toThrow(/different task versions \(v1, v1-fixed\)/);
});

describe("a report", () => {
  const registry = CompetitionRegistry.open();
  const titanic = "spaceship-titanic";
  const run = (score: number, changes = {}) =>
    gradedRun({ competition_id: titanic, score, valid_submission: true, ...changes });

  test("places scores on the human leaderboard", async () => {
    const facts = await competitionFacts([titanic], await registry, "none");
    const runs = [run(0.81), run(0.5), run(0, { score: null, valid_submission: false })];
    const report = buildReport(runs, { ...options, facts });
    const [first, second, third] = report.competitions[0].runs;
    expect(first).toMatchObject({ nextMedal: { medal: "silver", gap: 0.00388 } });
    expect(first.percentile).toBeGreaterThan(90);
    expect(second.normalisedScore).toBeLessThan(0);
    expect([third.percentile, third.nextMedal]).toEqual([undefined, undefined]);
    const { percentile, normalised_score: normalised } = report.placements;
    expect(percentile?.by_seed[2]).toBe(0);
    expect(normalised?.by_seed[1]).toBe(0);
    expect(report.competitions[0].knownIssues.join()).toContain("travelling group");
  });

  test("breaks down by category, and says what it does not know", async () => {
    const facts = await competitionFacts([titanic, "unheard-of"], await registry, "none");
    const runs = [run(0.81), gradedRun({ competition_id: "unheard-of" })];
    const { categories, competitions } = buildReport(runs, { ...options, facts });
    expect(categories.map(({ category }) => category)).toEqual(["tabular"]);
    expect(competitions.map(({ category }) => category)).toEqual(["tabular", undefined]);
  });

  test("gives pass@k for each competition, and their mean", () => {
    const medals = (id: string, wins: boolean[]) =>
      wins.map((won) => gradedRun({ competition_id: id, any_medal: won }));
    const runs = [...medals("a", [true, false, false]), ...medals("b", [true, true, true])];
    const report = buildReport(runs, options);
    const rounded = (values: readonly number[]) => values.map((value) => Math.round(value));
    expect(report.competitions.map(({ passAtK }) => rounded(passAtK))).toEqual([
      [33, 67, 100],
      [100, 100, 100],
    ]);
    expect(rounded(report.passAtK)).toEqual([67, 83, 100]);
  });

  test("says how long agents ran, and for each medal, where every run tells", () => {
    const ran = (seconds: number | undefined, any_medal = false) =>
      gradedRun({ seconds, any_medal });
    const timeOf = (runs: ReportedRun[]) => buildReport(runs, options).agentTime;
    expect(timeOf([ran(60, true), ran(30)])).toEqual({ seconds: 90, secondsPerMedal: 90 });
    expect(timeOf([ran(60)])).toEqual({ seconds: 60, secondsPerMedal: null });
    expect(timeOf([ran(60), ran(undefined)])).toBeUndefined();
  });

  test("shows medals over time from snapshots", () => {
    const snapshot = (seconds: number, medal: "gold" | null) => ({
      seconds,
      medal,
      valid: true,
      score: 0.8,
    });
    const runs = [
      gradedRun({ snapshots: [snapshot(60, null), snapshot(120, "gold")] }),
      gradedRun({ snapshots: [snapshot(90, "gold"), snapshot(150, null)] }),
      gradedRun({ snapshots: [{ ...snapshot(10, null), valid: null }] }),
    ];
    expect(buildReport(runs, options).medalsOverTime).toEqual({
      runs: 2,
      steps: [60, 90, 120, 150].map((seconds, k) => ({
        seconds,
        any_medal_percentage: [0, 50, 100, 50][k],
      })),
    });
  });
});

describe("its forms", () => {
  const hostile = "=1|<script>alert(1)</script>\n# [x](y)";
  const report = buildReport(
    [
      gradedRun({ competition_id: hostile, reason: hostile, metric: hostile }),
      gradedRun({ competition_id: hostile, score: null, valid_submission: false, reason: hostile }),
    ],
    { ...options, title: hostile },
  );

  test("JSON has the reference's keys, and null where nothing can be said", () => {
    const one = buildReport([gradedRun()], options);
    const { metrics } = JSON.parse(reportText(one, "json", ""));
    expect(Object.keys(metrics)).toEqual([
      "any_medal_percentage",
      "gold_medal_percentage",
      "silver_medal_percentage",
      "bronze_medal_percentage",
      "above_median_percentage",
      "valid_submissions_percentage",
      "submission_exists_percentage",
    ]);
    expect(metrics.above_median_percentage).toMatchObject({
      mean: 100,
      standard_error: null,
      ci_lower: null,
      bootstrap_upper: null,
    });
  });

  test("Markdown and CSV keep text from outside as text", () => {
    const markdown = reportText(report, "markdown", "mlebench report");
    expect(markdown).not.toMatch(/(?<!\\)<script|^# \[|(?<!\\)\[x\]/m);
    const csv = reportText(report, "csv", "");
    expect(csv.split("\n")[0]).toMatch(/^competition_id,category,seed,.*,reason$/);
    expect(csv).toContain(`"'=1|<script>`);
    expect(csv).not.toMatch(/(^|,)"?=1/m);
  });

  test("the name of a file says its form", () => {
    expect(["a.md", "b.CSV", "c.json", "d.html"].map(formatOf)).toEqual([
      "markdown",
      "csv",
      "json",
      "html",
    ]);
    expect(() => formatOf("report.docx")).toThrow(/end it with .md/);
  });
});

describe("the HTML page", () => {
  const hostile = '"><script>alert(1)</script><img src=x onerror=alert(1)>';
  const page = reportPage(
    buildReport(
      [
        gradedRun({ valid_submission: false, score: null, reason: hostile }),
        gradedRun({ competition_id: hostile, known_issues: [hostile], metric: hostile }),
      ],
      { ...options, title: hostile },
    ),
    hostile,
  );

  test("shows text from outside as text", () => {
    expect(page).toContain("&lt;script&gt;alert(1)");
    expect(page.replaceAll("<!doctype html>", "")).not.toMatch(/<script|<img/);
  });

  test("loads nothing", () => {
    expect(page).toContain("default-src 'none'");
    expect(page).not.toMatch(/https?:|src=(?!x)|url\(|@import/);
  });

  test("places better scores further right, whichever direction is better", () => {
    const dots = (lowerIsBetter: boolean) => {
      const run = (score: number) =>
        gradedRun({
          score,
          is_lower_better: lowerIsBetter,
          gold_threshold: lowerIsBetter ? 0.6 : 0.9,
          median_threshold: lowerIsBetter ? 0.9 : 0.6,
        });
      const html = reportPage(buildReport([run(0.7), run(0.82)], options), "");
      return [...html.matchAll(/<circle class="dot[^>]* cx="([\d.]+)"[^>]*><title>seed (\d)/g)]
        .sort((a, b) => Number(a[2]) - Number(b[2]))
        .map((match) => Number(match[1]));
    };
    const [worse, better] = dots(false);
    expect(better).toBeGreaterThan(worse);
    const [lower, higher] = dots(true);
    expect(lower).toBeGreaterThan(higher);
  });
});
