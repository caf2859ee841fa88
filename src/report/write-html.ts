import { mkdir } from "node:fs/promises";
import { dirname, resolve } from "node:path";
import { writeFileAtomically } from "../atomic-file.ts";
import { reportPage } from "./html/page.ts";
import type { Report } from "./report.ts";

/**
 * Writes a report as one HTML file.
 * @param reproduce the command line that makes the report again.
 * @returns the file's absolute path.
 */
export async function writeHtmlReport(
  file: string,
  report: Report,
  reproduce: string,
): Promise<string> {
  const path = resolve(file);
  await mkdir(dirname(path), { recursive: true });
  await writeFileAtomically(path, reportPage(report, reproduce));
  return path;
}
