import { medalOf } from "../competition/medals.ts";
import {
  boolColumn,
  type Column,
  float64Column,
  int64Column,
  textColumn,
} from "../table/column.ts";
import { csvText } from "../table/csv-writer.ts";
import { Table } from "../table/table.ts";

import type { Report } from "./report.ts";
import type { CompetitionResults, SeedRun } from "./results.ts";

type RunRow = CompetitionResults & { run: SeedRun };

/** The runs of a report as CSV, a row a run, for further analysis. */
export function runsCsv({ competitions }: Report): string {
  const rows = competitions.flatMap((competition) =>
    competition.runs.map((run): RunRow => ({ ...competition, run })),
  );
  const texts = (of: (row: RunRow) => string | undefined | null) =>
    textColumn(rows.map((row) => harmlessCell(of(row) ?? null)));
  const numbers = (of: (row: RunRow) => number | undefined | null) =>
    float64Column(rows.map((row) => of(row) ?? Number.NaN));
  const flags = (of: (row: RunRow) => boolean | undefined) =>
    boolColumn(rows.map((row) => of(row) ?? null));
  const columns: [string, Column][] = [
    ["competition_id", texts(({ id }) => id)],
    ["category", texts(({ category }) => category)],
    ["seed", int64Column(rows.map(({ run }) => run.seed))],
    ["counts", flags(({ run }) => run.counts)],
    ["metric", texts(({ metric }) => metric)],
    ["is_lower_better", flags(({ lowerIsBetter }) => lowerIsBetter)],
    ["score", numbers(({ run }) => run.score)],
    ["medal", texts(({ run }) => medalOf(run))],
    ["above_median", flags(({ run }) => run.above_median)],
    ["submission_exists", flags(({ run }) => run.submission_exists)],
    ["valid_submission", flags(({ run }) => run.valid_submission)],
    ["percentile", numbers(({ run }) => run.percentile)],
    ["next_medal", texts(({ run }) => run.nextMedal?.medal)],
    ["next_medal_gap", numbers(({ run }) => run.nextMedal?.gap)],
    ["normalised_score", numbers(({ run }) => run.normalisedScore)],
    ["state", texts(({ run }) => run.state)],
    ["seconds", numbers(({ run }) => run.seconds)],
    ["isolated", flags(({ run }) => run.isolated)],
    ["status", texts(({ run }) => run.status)],
    ["reason_code", texts(({ run }) => run.reason_code)],
    ["reason", texts(({ run }) => run.reason)],
  ];
  return csvText(Table.of(columns));
}

/** Text for a CSV cell: spreadsheets run one that begins like a formula, and its text may be an agent's. */
export function harmlessCell(text: string | null): string | null {
  return text !== null && /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
