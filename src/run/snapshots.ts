import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writeFileAtomically } from "../atomic-file.ts";
import { medalOf } from "../competition/medals.ts";
import type { CompetitionRegistry } from "../competition/registry.ts";
import type { CompetitionReport } from "../grading/competition-report.ts";
import { gradeSubmissions } from "../grading/grade-submissions.ts";

export const SNAPSHOTS_FILE = "snapshots.jsonl";
export const SNAPSHOTS_FOLDER = "snapshots";

const snapshotSchema = z.object({
  /** Since the agent started. */
  seconds: z.number().nonnegative(),
  sha256: z.string(),
  /** Below the run's folder. Snapshots with the same content have one file. */
  file: z.string(),
  /** Null until the run group is graded. */
  valid: z.boolean().nullable(),
  score: z.number().nullable(),
  medal: z.enum(["gold", "silver", "bronze"]).nullable(),
});

/** One line of `snapshots.jsonl`: what lay in the submission folder at one time of a run. */
export type Snapshot = z.output<typeof snapshotSchema>;

interface SnapshotRun {
  folder: string;
  competitionId: string;
}

/** Grades the snapshots of runs that are not graded yet, and writes the scores beside them. */
export async function gradeSnapshots(
  runs: readonly SnapshotRun[],
  registry: CompetitionRegistry,
  dataDir: string,
): Promise<void> {
  const submissions: { competitionId: string; submissionPath: string }[] = [];
  const ungraded: { folder: string; snapshots: Snapshot[] }[] = [];
  for (const { folder, competitionId } of runs) {
    const snapshots = await readSnapshots(folder);
    const files = new Set(snapshots.filter(({ valid }) => valid === null).map(({ file }) => file));
    if (files.size > 0) ungraded.push({ folder, snapshots });
    for (const file of files)
      submissions.push({ competitionId, submissionPath: join(folder, file) });
  }
  const { competition_reports } = await gradeSubmissions(submissions, registry, dataDir);
  const reports = new Map(competition_reports.map((report) => [report.submission_path, report]));
  for (const { folder, snapshots } of ungraded) {
    const lines = snapshots.map((snapshot) => {
      const report = reports.get(join(folder, snapshot.file));
      return `${JSON.stringify(report ? { ...snapshot, ...gradeOf(report) } : snapshot)}\n`;
    });
    await writeFileAtomically(join(folder, SNAPSHOTS_FILE), lines.join(""));
  }
}

function gradeOf(report: CompetitionReport): Pick<Snapshot, "valid" | "score" | "medal"> {
  // What could not be graded may be the next time.
  const valid = report.status === "not-graded" ? null : report.valid_submission;
  return { valid, score: report.score, medal: medalOf(report) };
}

/** The snapshots of a run, in the order they were taken; none where it kept none. */
export async function readSnapshots(runFolder: string): Promise<Snapshot[]> {
  const text = await readFile(join(runFolder, SNAPSHOTS_FILE), "utf8").catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
      return "";
    },
  );
  return text.split("\n").flatMap((line) => {
    try {
      return [snapshotSchema.parse(JSON.parse(line))];
    } catch {
      // The last line of a run whose orchestrator was killed may be half-written.
      return [];
    }
  });
}
