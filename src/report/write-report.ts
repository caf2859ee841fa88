import { mkdir } from "node:fs/promises";
import { dirname, extname, resolve } from "node:path";
import { writeFileAtomically } from "../atomic-file.ts";
import { UsageError } from "../errors.ts";
import { reportPage } from "./html/page.ts";
import { reportMarkdown } from "./markdown.ts";
import type { Report } from "./report.ts";
import { reportJson } from "./report-json.ts";
import { runsCsv } from "./run-csv.ts";

/** The forms that a report is written in; CSV holds its runs, the others all of it. */
export const reportFormats = ["markdown", "csv", "json", "html"] as const;
export type ReportFormat = (typeof reportFormats)[number];

const FORMATS_BY_EXTENSION: Readonly<Record<string, ReportFormat>> = {
  ".md": "markdown",
  ".markdown": "markdown",
  ".csv": "csv",
  ".json": "json",
  ".html": "html",
  ".htm": "html",
};

/** @throws {UsageError} for a file whose name does not say its form. */
export function formatOf(file: string): ReportFormat {
  const format = FORMATS_BY_EXTENSION[extname(file).toLowerCase()];
  if (format) return format;
  throw new UsageError(
    `The name of ${file} does not say its form: end it with .md, .csv, .json or .html.`,
  );
}

/** @param reproduce the command line that makes the report again. */
export function reportText(report: Report, format: ReportFormat, reproduce: string): string {
  switch (format) {
    case "markdown":
      return reportMarkdown(report, reproduce);
    case "csv":
      return runsCsv(report);
    case "json":
      return `${JSON.stringify(reportJson(report), null, 2)}\n`;
    case "html":
      return reportPage(report, reproduce);
  }
}

/**
 * Writes a report to a file, whole or not at all.
 * @returns the file's absolute path.
 */
export async function writeReport(
  file: string,
  report: Report,
  reproduce: string,
  format: ReportFormat = formatOf(file),
): Promise<string> {
  const path = resolve(file);
  await mkdir(dirname(path), { recursive: true });
  await writeFileAtomically(path, reportText(report, format, reproduce));
  return path;
}
