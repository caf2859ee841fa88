import { join, relative } from "node:path";
import { writeFileAtomically, writeSmallFileAtomically } from "../atomic-file.ts";
import type { CompetitionRegistry } from "../competition/registry.ts";
import { gradeSubmissions } from "../grading/grade-submissions.ts";
import type { GradingReport } from "../grading/grading-report.ts";
import { writeGradingReport } from "../grading/report-file.ts";
import { findSubmission, submissionPath } from "./left-behind.ts";
import { runFiles } from "./run-folder.ts";
import { type RunGroup, readRuns } from "./run-group.ts";
import { finalStates, type RunRecord } from "./run-record.ts";
import { gradeSnapshots } from "./snapshots.ts";

/**
 * Grades the runs of a group that are in a final state and writes, in the Python reference's
 * format, `submission.jsonl`, `metadata.json` and the grading report; and each run's own
 * `report.json`.
 */
export async function gradeGroup(
  group: RunGroup,
  registry: CompetitionRegistry,
): Promise<GradingReport> {
  const runs = (await readRuns(group)).filter(({ state }) => finalStates.has(state));
  const lines = await Promise.all(runs.map((run) => submissionLine(group.folder, run)));
  await writeFileAtomically(
    join(group.folder, "submission.jsonl"),
    lines.map((line) => `${JSON.stringify(line)}\n`).join(""),
  );
  await writeFileAtomically(
    join(group.folder, "metadata.json"),
    `${JSON.stringify(metadata(group, runs), null, 2)}\n`,
  );
  const submissions = lines.map(({ competition_id, submission_path }) => ({
    competitionId: competition_id,
    submissionPath: submission_path ?? "",
  }));
  const report = await gradeSubmissions(submissions, registry, group.data_dir);
  await gradeSnapshots(
    runs.map(({ id, competition_id }) => ({
      folder: join(group.folder, id),
      competitionId: competition_id,
    })),
    registry,
    group.data_dir,
  );
  for (const [index, run] of runs.entries()) {
    writeSmallFileAtomically(
      join(group.folder, run.id, runFiles.report),
      `${JSON.stringify(report.competition_reports[index], null, 2)}\n`,
    );
  }
  await writeGradingReport(group.folder, report);
  return report;
}

/** One line of `submission.jsonl`; paths are relative to where the program runs. */
async function submissionLine(groupFolder: string, run: RunRecord) {
  const folder = join(groupFolder, run.id);
  const relativePath = (path: string) => relative(process.cwd(), path);
  return {
    competition_id: run.competition_id,
    submission_path: (await findSubmission(folder)) ? relativePath(submissionPath(folder)) : null,
    logs_path: relativePath(join(folder, "logs")),
    code_path: relativePath(join(folder, "code")),
  };
}

function metadata(group: RunGroup, runs: readonly RunRecord[]) {
  return {
    run_group: group.id,
    created_at: group.created_at,
    agent_id: group.agent.id,
    task_version: group.task_version,
    runs: Object.fromEntries(
      runs.map((run) => [
        run.id,
        { competition_id: run.competition_id, seed: run.seed, state: run.state },
      ]),
    ),
  };
}
