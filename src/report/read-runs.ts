import { readFile } from "node:fs/promises";
import { z } from "zod";
import { MissingPrerequisite } from "../errors.ts";
import { type GradedRun, gradingReportSchema } from "./graded-run.ts";

/** Reads the runs of grading reports, ours or the Python reference's, in the order of the files. */
export async function readGradingReports(files: readonly string[]): Promise<GradedRun[]> {
  const runs: GradedRun[] = [];
  for (const file of files) runs.push(...(await readGradingReport(file)));
  return runs;
}

async function readGradingReport(file: string): Promise<GradedRun[]> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new MissingPrerequisite(`The grading report ${file} cannot be read (${error.code}).`);
  });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`);
  }
  const parsed = gradingReportSchema.safeParse(content);
  if (parsed.success) return parsed.data.competition_reports;
  throw new Error(`${file} is not a grading report:\n${z.prettifyError(parsed.error)}`);
}
