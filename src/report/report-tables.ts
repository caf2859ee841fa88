import { medalOf } from "../competition/medals.ts";
import type { FigureName } from "./aggregate.ts";
import {
  durationText,
  intervalText,
  meanText,
  percentText,
  scoreText,
  standingText,
} from "./figures-text.ts";
import type { Report } from "./report.ts";
import type { CompetitionResults, SeedRun } from "./results.ts";
import type { Estimate } from "./statistics.ts";

/** A part of a report as a table of texts, for a terminal or Markdown. Texts are not escaped. */
export interface ReportTable {
  title: string;
  columns: { title: string; align?: "left" | "right" }[];
  rows: string[][];
}

/** The headline figures in the order they are shown, with their names in words. */
export const figureNames: Readonly<Record<FigureName, string>> = {
  any_medal_percentage: "any medal",
  gold_medal_percentage: "gold",
  silver_medal_percentage: "silver",
  bronze_medal_percentage: "bronze",
  above_median_percentage: "above median",
  valid_submissions_percentage: "valid submission",
  submission_exists_percentage: "made submission",
};

/** The tables of a report, the headline first; without what there is nothing to say about. */
export function reportTables(report: Report): ReportTable[] {
  const tables = [headlineTable(report), passTable(report), categoryTable(report)];
  return [...tables, runTable(report)].filter((table) => table.rows.length > 0);
}

function headlineTable({ aggregate: { metrics, num_seeds }, placements }: Report): ReportTable {
  const row = (name: string, mean: string, estimate: Estimate, digits: number) => [
    name,
    mean,
    intervalText(estimate.ci_lower, estimate.ci_upper, digits),
    intervalText(estimate.t_lower, estimate.t_upper, digits),
    intervalText(estimate.bootstrap_lower, estimate.bootstrap_upper, digits),
    intervalText(
      estimate.competition_bootstrap_lower,
      estimate.competition_bootstrap_upper,
      digits,
    ),
  ];
  const { percentile, normalised_score: normalised } = placements;
  const rows = Object.entries(figureNames).map(([key, name]) => {
    const estimate = metrics[key as FigureName];
    return row(name, percentText(estimate, 2), estimate, 2);
  });
  if (percentile) rows.push(row("human percentile", meanText(percentile, 2), percentile, 2));
  if (normalised) rows.push(row("normalised score", meanText(normalised, 3), normalised, 3));
  const intervals = ["95 % (1.96 SE)", "Student t", "bootstrap, seeds", "bootstrap, competitions"];
  const width = num_seeds > 1 ? 6 : 2;
  return {
    title: "Headline figures",
    columns: [
      { title: "figure" },
      ...["mean", ...intervals]
        .slice(0, width - 1)
        .map((title) => ({ title, align: "right" as const })),
    ],
    rows: num_seeds === 0 ? [] : rows.map((cells) => cells.slice(0, width)),
  };
}

function passTable({ passAtK }: Report): ReportTable {
  return {
    title: "Any medal in k tries",
    columns: passAtK.map((_, k) => ({ title: `pass@${k + 1}`, align: "right" })),
    rows: passAtK.length > 1 ? [passAtK.map((value) => `${value.toFixed(2)} %`)] : [],
  };
}

function categoryTable({ categories }: Report): ReportTable {
  return {
    title: "By category",
    columns: [
      { title: "category" },
      { title: "competitions", align: "right" },
      { title: "any medal", align: "right" },
      { title: "above median", align: "right" },
      { title: "valid submission", align: "right" },
    ],
    rows:
      categories.length < 2
        ? []
        : categories.map(({ category, aggregate: { num_competitions, metrics } }) => [
            category,
            String(num_competitions),
            percentText(metrics.any_medal_percentage),
            percentText(metrics.above_median_percentage),
            percentText(metrics.valid_submissions_percentage),
          ]),
  };
}

function runTable({ competitions }: Report): ReportTable {
  const runs = competitions.flatMap((competition) => competition.runs);
  const columns: { title: string; align?: "right"; cell: RunCell; isShown?: boolean }[] = [
    { title: "competition", cell: ({ id }) => id },
    { title: "seed", align: "right", cell: (_, run) => String(run.seed) },
    { title: "score", align: "right", cell: (_, run) => scoreText(run) },
    {
      title: "metric",
      cell: ({ metric, lowerIsBetter }) =>
        `${metric} (${lowerIsBetter ? "lower" : "higher"} is better)`,
    },
    { title: "result", cell: resultText },
    {
      title: "percentile",
      align: "right",
      cell: (_, { percentile }) => percentile?.toFixed(1) ?? "",
      isShown: runs.some(({ percentile }) => percentile !== undefined),
    },
    {
      title: "time",
      align: "right",
      cell: (_, { seconds }) => (seconds === undefined ? "" : durationText(seconds)),
      isShown: runs.some(({ seconds }) => seconds !== undefined),
    },
  ];
  const shown = columns.filter(({ isShown }) => isShown !== false);
  return {
    title: "Runs",
    columns: shown.map(({ title, align }) => ({ title, align })),
    rows: competitions.flatMap((competition) =>
      competition.runs.map((run) => shown.map(({ cell }) => cell(competition, run))),
    ),
  };
}

type RunCell = (competition: CompetitionResults, run: SeedRun) => string;

function resultText({ leaderboardKind }: CompetitionResults, run: SeedRun): string {
  const state = run.state === undefined || run.state === "finished" ? "" : `, ${run.state}`;
  if (!run.valid_submission) return (run.reason ?? "").replace(/\.$/, "") + state;
  const medal = medalOf(run);
  const ladder = leaderboardKind === "reference-ladder" ? "*" : "";
  return (medal === null ? standingText(run) : `${medal} medal${ladder}`) + state;
}
