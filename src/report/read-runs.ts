import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { MissingPrerequisite } from "../errors.ts";
import { openRunGroup, readRuns } from "../run/run-group.ts";
import { gradedRunSchema, gradingReportSchema } from "./graded-run.ts";
import type { ReportedRun } from "./report.ts";

/** Reads the runs of grading reports, ours or the Python reference's, in the order of the files. */
export async function readGradingReports(files: readonly string[]): Promise<ReportedRun[]> {
  const runs: ReportedRun[] = [];
  for (const file of files) {
    runs.push(...(await readJson(file, gradingReportSchema)).competition_reports);
  }
  return runs;
}

export interface GroupRuns {
  agentId: string;
  runs: ReportedRun[];
  /** Runs without a result: pending, running, cancelled, or ended by a system error. */
  unfinished: number;
}

/** Reads the graded runs of a run group, seed by seed. */
export async function readGroupRuns(folder: string): Promise<GroupRuns> {
  const group = await openRunGroup(folder);
  const runs: ReportedRun[] = [];
  let unfinished = 0;
  for (const record of await readRuns(group)) {
    const graded = await readJson(join(folder, record.id, "report.json"), gradedRunSchema).catch(
      (error: Error) => {
        if (error instanceof MissingPrerequisite) return undefined;
        throw error;
      },
    );
    const { state, seconds, isolated } = record;
    if (graded) runs.push({ ...graded, state, seconds, isolated });
    else unfinished++;
  }
  return { agentId: group.agent.id, runs, unfinished };
}

async function readJson<T>(file: string, schema: z.ZodType<T>): Promise<T> {
  const text = await readFile(file, "utf8").catch((error: NodeJS.ErrnoException) => {
    throw new MissingPrerequisite(`The report ${file} cannot be read (${error.code}).`);
  });
  let content: unknown;
  try {
    content = JSON.parse(text);
  } catch (error) {
    throw new Error(`${file} is not JSON: ${(error as Error).message}`);
  }
  const parsed = schema.safeParse(content);
  if (parsed.success) return parsed.data;
  throw new Error(`${file} is not a grading report:\n${z.prettifyError(parsed.error)}`);
}
