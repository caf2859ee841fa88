import { float64Column, textColumn } from "../table/column.ts";
import { csvText } from "../table/csv-writer.ts";
import { Table } from "../table/table.ts";
import { type ComparisonClass, type LeaderboardRow, leaderboardSplits } from "./leaderboard.ts";
import { markdownTable } from "./markdown.ts";
import type { ReportTable } from "./report-tables.ts";
import { harmlessCell } from "./run-csv.ts";

/** One table a class, for a terminal or Markdown. */
export function leaderboardTables(classes: readonly ComparisonClass[]): ReportTable[] {
  return classes.map(({ rows, ...about }) => ({
    title: classTitle({ rows, ...about }),
    columns: [
      { title: "agent" },
      { title: "model" },
      ...leaderboardSplits.map((split) => ({ title: `${split} (%)`, align: "right" as const })),
      { title: "seeds", align: "right" },
      { title: "hours", align: "right" },
      { title: "date" },
      { title: "notes" },
    ],
    rows: rows.map((row) => [
      row.origin === "own" ? `${row.agent} (own)` : row.agent,
      row.llm ?? "",
      ...leaderboardSplits.map((split) => rateText(row[split])),
      row.seeds === null ? "" : String(row.seeds),
      row.hours === null ? "" : hoursText(row.hours),
      row.date ?? "",
      notesOn(row).join("; "),
    ]),
  }));
}

export function leaderboardMarkdown(classes: readonly ComparisonClass[], notes: string[]): string {
  const parts = leaderboardTables(classes).map(
    (table) => `## ${table.title}\n\n${markdownTable(table)}`,
  );
  return `# Leaderboard\n\n${parts.join("\n\n")}\n\n${notes.map((note) => `- ${note}`).join("\n")}\n`;
}

/** A row an experiment; figures and their standard errors in columns of their own. */
export function leaderboardCsv(classes: readonly ComparisonClass[]): string {
  const rows = [...new Set(classes.flatMap((one) => one.rows))];
  const texts = (of: (row: LeaderboardRow) => string | null) =>
    textColumn(rows.map((row) => harmlessCell(of(row))));
  const numbers = (of: (row: LeaderboardRow) => number | null | undefined) =>
    float64Column(rows.map((row) => of(row) ?? Number.NaN));
  return csvText(
    Table.of([
      ["origin", texts(({ origin }) => origin)],
      ["agent", texts(({ agent }) => agent)],
      ["llm", texts(({ llm }) => llm)],
      ...leaderboardSplits.flatMap((split): [string, ReturnType<typeof numbers>][] => [
        [split, numbers((row) => row[split]?.mean)],
        [`${split}_standard_error`, numbers((row) => row[split]?.standardError)],
      ]),
      ["seeds", numbers(({ seeds }) => seeds)],
      ["hours", numbers(({ hours }) => hours)],
      ["hardware", texts(({ hardware }) => hardware)],
      ["date", texts(({ date }) => date)],
      ["padded", texts(({ padded }) => String(padded))],
      ["warnings", texts(({ warnings }) => warnings.join("; "))],
    ]),
  );
}

function classTitle({ hours, hardware, rows }: ComparisonClass): string {
  if (new Set(rows.map((row) => row.hours)).size > 1)
    return "All classes: times and hardware differ";
  const time = hours === null ? "Time limit not stated" : `${hoursText(hours)} h a run`;
  return `${time}, ${hardware ?? "hardware not stated"}`;
}

function notesOn({ warnings, padded, sourceAvailable }: LeaderboardRow): string[] {
  return [
    ...warnings,
    ...(padded ? ["padded"] : []),
    ...(sourceAvailable === false ? ["source not available"] : []),
  ];
}

function rateText(rate: LeaderboardRow["all"]): string {
  if (rate === null) return "-";
  const mean = rate.mean.toFixed(2);
  return rate.standardError === null ? mean : `${mean} ± ${rate.standardError.toFixed(2)}`;
}

function hoursText(hours: number): string {
  return String(Number(hours.toPrecision(3)));
}
