import { mkdir } from "node:fs/promises";
import { join } from "node:path";
import { writeFileAtomically } from "../atomic-file.ts";
import type { GradingReport } from "./grading-report.ts";

/**
 * Writes a grading report as `<timestamp>_grading_report.json`, whole or not at all.
 * @returns the file's path.
 */
export async function writeGradingReport(
  folder: string,
  report: GradingReport,
  now: Date = new Date(),
): Promise<string> {
  await mkdir(folder, { recursive: true });
  const file = join(folder, `${fileTimestamp(now)}_grading_report.json`);
  await writeFileAtomically(file, `${JSON.stringify(report, null, 2)}\n`);
  return file;
}

/** A time as file names carry it, such as 2026-01-31T09-30-00-UTC. */
export function fileTimestamp(time: Date): string {
  return `${time.toISOString().slice(0, 19).replaceAll(":", "-")}-UTC`;
}
