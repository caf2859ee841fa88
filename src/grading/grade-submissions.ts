import { stat } from "node:fs/promises";
import { availableParallelism } from "node:os";
import type { Competition } from "../competition/definition.ts";
import type { CompetitionRegistry } from "../competition/registry.ts";
import { UsageError } from "../errors.ts";
import { competitionReport, reportWithoutCompetition } from "./competition-report.ts";
import { type GradingReport, gradingReport } from "./grading-report.ts";
import { type GradeOne, gradingSession, notGraded } from "./grading-session.ts";
import { GradingThread } from "./grading-thread.ts";
import type { ListedSubmission } from "./submission-list.ts";
import { type GradingTask, TaskQueue } from "./task-queue.ts";
import type { Verdict } from "./verdict.ts";

export interface GradeSubmissionsOptions {
  /** Threads to grade in; none for little work and one a core for much, when not given. */
  threads?: number;
  /** Told after each submission how many are done. */
  onGraded?: (done: number, total: number) => void;
}

/**
 * Grades submissions to any competitions, many in parallel threads, and reports them in the order
 * given. What cannot be graded is reported as "not-graded" and does not stop the rest.
 */
export async function gradeSubmissions(
  submissions: readonly ListedSubmission[],
  registry: CompetitionRegistry,
  dataDir: string,
  options: GradeSubmissionsOptions = {},
): Promise<GradingReport> {
  const competitions = await loadAll(new Set(submissions.map(idOf)), registry);
  const tasks = submissions
    .map((submission, index): GradingTask => ({ ...submission, index }))
    .filter((task) => "grader" in (competitions.get(task.competitionId) as Loaded));
  const verdicts: Verdict[] = [];
  let done = submissions.length - tasks.length;
  const queue = new TaskQueue(tasks);
  /** Grades what waits until nothing does, or until it is time to do otherwise. */
  const work = async (grade: GradeOne, isTimeToStop = () => false) => {
    for (let task = queue.next(); task; task = queue.next(task.competitionId)) {
      verdicts[task.index] = await grade(task.competitionId, task.submissionPath);
      options.onGraded?.(++done, submissions.length);
      if (isTimeToStop()) return;
    }
  };
  const most = Math.min(options.threads ?? availableParallelism(), tasks.length);
  if (options.threads === undefined && (most < 2 || !(await isMuch(tasks)))) {
    const started = performance.now();
    const msEach = () => (performance.now() - started) / (tasks.length - queue.waiting);
    const isSlow = () =>
      most > 1 && queue.waiting > 1 && queue.waiting * msEach() > THREADS_PAY_AFTER_MS;
    await work(gradingSession(registry, dataDir), isSlow);
  }
  if (queue.waiting > 0) {
    await inThreads(
      Math.min(most, queue.waiting),
      { competitionFolders: registry.extraFolders, dataDir },
      work,
    );
  }
  return gradingReport(
    submissions.map(({ competitionId, submissionPath }, index) => {
      const loaded = competitions.get(competitionId) as Loaded;
      return "grader" in loaded
        ? competitionReport(loaded, submissionPath, verdicts[index])
        : reportWithoutCompetition(competitionId, submissionPath, loaded);
    }),
  );
}

/** A competition, or why it is not at hand. */
type Loaded = Competition | (Verdict & { status: "not-graded" });

const idOf = ({ competitionId }: ListedSubmission) => competitionId;

async function loadAll(
  ids: ReadonlySet<string>,
  registry: CompetitionRegistry,
): Promise<Map<string, Loaded>> {
  const loaded = new Map<string, Loaded>();
  for (const id of ids) {
    loaded.set(
      id,
      await registry.load(id).catch((error: Error): Loaded => {
        const code = error instanceof UsageError ? "unknown-competition" : undefined;
        return { ...notGraded(error), code };
      }),
    );
  }
  return loaded;
}

async function inThreads(
  count: number,
  settings: ConstructorParameters<typeof GradingThread>[0],
  work: (grade: GradeOne) => Promise<void>,
): Promise<void> {
  const threads = Array.from({ length: count }, () => new GradingThread(settings));
  try {
    await Promise.all(threads.map((thread) => work(thread.grade)));
  } finally {
    await Promise.all(threads.map((thread) => thread.end()));
  }
}

/** Starting a thread takes about 0.1 s, and so does grading 16 MB in it. */
const THREADS_PAY_AFTER_MS = 1000;
const MUCH_BYTES = 32 * 1024 ** 2;

async function isMuch(tasks: readonly GradingTask[]): Promise<boolean> {
  let bytes = 0;
  for (const { submissionPath } of tasks) {
    const found = submissionPath ? await stat(submissionPath).catch(() => undefined) : undefined;
    bytes += found?.size ?? 0;
    if (bytes > MUCH_BYTES) return true;
  }
  return false;
}
