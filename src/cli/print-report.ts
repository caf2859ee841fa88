import { styleText } from "node:util";
import { countText, percentText } from "../report/figures-text.ts";
import type { Report } from "../report/report.ts";
import { type ReportTable, reportTables } from "../report/report-tables.ts";
import { harmless, print, printTable } from "./terminal.ts";

/** Prints a report: the runs, the headline figures with their uncertainty, and the notes. */
export function printReport(report: Report): void {
  const tables = reportTables(report);
  const runs = tables.find(({ title }) => title === "Runs");
  if (runs) printTexts(runs);
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
  if (num_seeds > 1) {
    for (const table of tables.filter((one) => one !== runs)) {
      print(`\n${table.title}`);
      printTexts(table);
    }
  }
  if (report.notes.length > 0 && num_seeds > 1) print();
  for (const note of report.notes) print(`- ${harmless(note)}`);
}

const MEDAL_COLOURS = { gold: "yellow", silver: "cyan", bronze: "cyan" } as const;

function printTexts({ columns, rows }: ReportTable): void {
  printTable(
    columns,
    rows.map((cells) =>
      cells.map((text) => {
        const medal = /^(gold|silver|bronze) medal\b/.exec(text)?.[1] as keyof typeof MEDAL_COLOURS;
        return medal ? styleText(MEDAL_COLOURS[medal], harmless(text)) : harmless(text);
      }),
    ),
  );
}
