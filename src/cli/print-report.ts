import { styleText } from "node:util";
import {
  countText,
  durationText,
  medalOf,
  percentText,
  scoreText,
  standingText,
} from "../report/figures-text.ts";
import type { CompetitionResults, Report, ReportedRun } from "../report/report.ts";
import { harmless, print, printTable } from "./terminal.ts";

/** Prints a report as a table of runs, the headline figures and the notes. */
export function printReport(report: Report): void {
  printTable(
    [
      { title: "competition" },
      { title: "seed", align: "right" },
      { title: "score", align: "right" },
      { title: "metric" },
      { title: "result" },
      { title: "time", align: "right" },
    ],
    report.competitions.flatMap((competition) =>
      competition.runs.map((run, seed) => row(competition, run, seed)),
    ),
  );
  const { metrics, num_competitions, num_seeds } = report.aggregate;
  if (num_seeds > 0) {
    print(
      `\n${styleText("bold", `Any medal: ${percentText(metrics.any_medal_percentage)}`)} ` +
        `(gold ${percentText(metrics.gold_medal_percentage)}, ` +
        `silver ${percentText(metrics.silver_medal_percentage)}, ` +
        `bronze ${percentText(metrics.bronze_medal_percentage)}); ` +
        `above median ${percentText(metrics.above_median_percentage)}; ` +
        `${countText(num_competitions, "competition")}, ${countText(num_seeds, "seed")}`,
    );
  }
  for (const note of report.notes) print(`- ${note}`);
}

function row(competition: CompetitionResults, run: ReportedRun, seed: number): string[] {
  const ladder = competition.leaderboardKind === "reference-ladder" ? "*" : "";
  const direction = competition.lowerIsBetter ? "lower is better" : "higher is better";
  return [
    harmless(competition.id),
    String(seed + 1),
    scoreText(run),
    `${harmless(competition.metric)} (${direction})`,
    resultText(run, ladder),
    run.seconds === undefined ? "" : durationText(run.seconds),
  ];
}

function resultText(run: ReportedRun, ladder: string): string {
  const state = run.state === undefined || run.state === "finished" ? "" : `, ${run.state}`;
  if (!run.valid_submission) return harmless(run.reason ?? "") + state;
  const medal = medalOf(run);
  if (medal === null) return standingText(run) + state;
  return styleText(medal === "gold" ? "yellow" : "cyan", `${medal} medal${ladder}`) + state;
}
