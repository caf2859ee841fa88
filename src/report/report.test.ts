import { describe, expect, test } from "vitest";
import { gradedRun } from "./graded-run.fixture.ts";
import { reportPage } from "./html/page.ts";
import { buildReport } from "./report.ts";

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
    expect(notes).toContain("Without a result: 1 run");
    expect(notes).toContain("1 run could not be graded");
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
      const run = (score: number) => gradedRun({ score, is_lower_better: lowerIsBetter });
      const html = reportPage(buildReport([run(0.7), run(0.82)], options), "");
      return [...html.matchAll(/class="dot" cx="([\d.]+)"/g)].map((match) => Number(match[1]));
    };
    const [worse, better] = dots(false);
    expect(better).toBeGreaterThan(worse);
    const [lower, higher] = dots(true);
    expect(lower).toBeGreaterThan(higher);
  });
});
