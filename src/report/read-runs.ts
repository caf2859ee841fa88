import { join } from "node:path";
import { MissingPrerequisite } from "../errors.ts";
import { runFiles } from "../run/run-folder.ts";
import { openRunGroup, type RunGroup, readRuns, runCount } from "../run/run-group.ts";
import { type GradedRun, gradedRunSchema, gradingReportSchema } from "./graded-run.ts";
import { readJson } from "./read-json.ts";
import type { ReportedRun } from "./results.ts";
import { readSnapshots } from "./snapshots.ts";

/** Reads the runs of grading reports, ours or the Python reference's, in the order of the files. */
export async function readGradingReports(files: readonly string[]): Promise<ReportedRun[]> {
  const runs: ReportedRun[] = [];
  for (const file of files) {
    const report = await readJson(file, gradingReportSchema, "a grading report");
    runs.push(...report.competition_reports);
  }
  return runs;
}

/**
 * Reads how a run was graded.
 * @throws {MissingPrerequisite} when it is not graded.
 */
export async function readRunReport(runFolder: string): Promise<GradedRun> {
  return readJson(join(runFolder, runFiles.report), gradedRunSchema, "a run's report");
}

export interface GroupRuns {
  group: RunGroup;
  runs: ReportedRun[];
  /** Runs without a result: pending, running, cancelled, removed, or ended by a system error. */
  unfinished: number;
}

/** Reads the graded runs of a run group, seed by seed. */
export async function readGroupRuns(folder: string): Promise<GroupRuns> {
  const group = await openRunGroup(folder);
  const runs: ReportedRun[] = [];
  const records = await readRuns(group);
  let unfinished = runCount(group) - records.length;
  for (const record of records) {
    const runFolder = join(folder, record.id);
    const graded = await readRunReport(runFolder).catch((error: Error) => {
      if (error instanceof MissingPrerequisite) return undefined;
      throw error;
    });
    const { state, seconds, isolated } = record;
    if (!graded) unfinished++;
    else {
      const snapshots = await readSnapshots(runFolder);
      runs.push({ ...graded, state, seconds, isolated, snapshots });
    }
  }
  return { group, runs, unfinished };
}
