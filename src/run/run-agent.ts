import { existsSync } from "node:fs";
import { availableParallelism } from "node:os";
import type { CompetitionRegistry } from "../competition/registry.ts";
import { dataPaths } from "../dataset/data-folder.ts";
import { MissingPrerequisite } from "../errors.ts";
import type { GradingReport } from "../grading/grading-report.ts";
import { chooseSandbox } from "../sandbox/choose-sandbox.ts";
import { GradingPool } from "../validation/grading-pool.ts";
import { loadAgent } from "./agent.ts";
import type { RunSetting } from "./execute-run.ts";
import { folderHash } from "./folder-hash.ts";
import { gradeGroup } from "./grade-group.ts";
import { requireUnlocked } from "./group-lock.ts";
import { thisMachine } from "./machine.ts";
import { claimSlots } from "./machine-claims.ts";
import { openCompetitions } from "./open-competitions.ts";
import {
  planRuns,
  type RunAgentOptions,
  type RunPlan,
  requireGroupPrepared,
  requirePrepared,
  slotsFor,
} from "./plan-runs.ts";
import { createRunGroup, openRunGroup, type RunGroup, type RunGroupPlan } from "./run-group.ts";
import type { RunRecord } from "./run-record.ts";
import type { Slot } from "./slots.ts";
import { type RetryPolicy, type RunEvent, workOnGroup } from "./work-on-group.ts";

export interface WorkingOptions {
  registry: CompetitionRegistry;
  signal: AbortSignal;
  /** Told when the group's folder is there, before the first run starts. */
  onGroup: (group: RunGroup) => void;
  onEvent: (event: RunEvent) => void;
  retry?: RetryPolicy;
}

export interface RunGroupResult {
  group: RunGroup;
  runs: RunRecord[];
  report: GradingReport;
}

/**
 * Runs an agent on competitions over seeds, in a new run group, and grades what it leaves.
 * @throws {MissingPrerequisite} before anything runs, when data or a working sandbox is missing.
 */
export async function runAgent(
  options: RunAgentOptions,
  working: WorkingOptions,
): Promise<RunGroupResult> {
  return runPlan(await planRuns(options, working.registry), working);
}

/** Makes a run group of a plan, works on it and grades it. */
export async function runPlan(plan: RunPlan, working: WorkingOptions): Promise<RunGroupResult> {
  requirePrepared(plan.unprepared, plan.group.data_dir);
  return withSlots(plan.group, async (slots) =>
    work(await createGroup(plan), slots, plan, working),
  );
}

/**
 * Makes a run group of a plan, for another process to work on.
 * @throws {MissingPrerequisite} when data is missing.
 */
export async function createGroup(plan: RunPlan): Promise<RunGroup> {
  requirePrepared(plan.unprepared, plan.group.data_dir);
  return createRunGroup(plan.runsDir, plan.group);
}

/** What may be otherwise when a run group goes on; as before where not given. */
export interface ResumeChanges {
  /** Runs that go side by side. */
  workers?: number;
  /** Id or path, where the same agent lies elsewhere now. */
  agent?: string;
  /** Where the same data lies now. */
  dataDir?: string;
}

/** Goes on with a run group: finished runs stay, all others are run (again). */
export async function resumeRunGroup(
  folder: string,
  working: WorkingOptions,
  changes: ResumeChanges = {},
): Promise<RunGroupResult> {
  const begun = await openRunGroup(folder);
  const group: RunGroup = {
    ...begun,
    workers: changes.workers ?? begun.workers,
    data_dir: changes.dataDir ?? begun.data_dir,
  };
  if (changes.agent === undefined && !existsSync(group.agent.folder)) {
    throw new MissingPrerequisite(
      `The agent's folder ${group.agent.folder} is not there any more. Say where it is: --agent PATH.`,
    );
  }
  const agent = await loadAgent(changes.agent ?? group.agent.folder);
  if ((await folderHash(agent.folder)) !== group.agent.sha256) {
    throw new Error(
      `The agent in ${agent.folder} has changed since ${group.id} was started; its runs would not ` +
        "compare. Start a new run group, or bring the agent back as it was.",
    );
  }
  const sandbox = await chooseSandbox(group.sandbox, {
    ...agent,
    container: group.container,
    gpus: group.gpus?.devices,
  });
  if (sandbox.image?.id !== group.image?.id) {
    throw new Error(
      `The container image ${group.image?.name} has changed since ${group.id} was started; its ` +
        "runs would not compare. Start a new run group, or bring the image back as it was.",
    );
  }
  await requireGroupPrepared(group, working.registry);
  await sandbox.requireUsable({
    data: group.competitions.map((id) => dataPaths(group.data_dir, id).publicDir),
    agent: agent.folder,
    runs: folder,
  });
  await requireUnlocked(folder);
  return withSlots(group, (slots) => work(group, slots, { agent, sandbox }, working));
}

/** Does what needs a group's share of the machine, which no other run group gets meanwhile. */
async function withSlots<T>(
  group: RunGroupPlan,
  task: (slots: readonly Slot[]) => Promise<T>,
): Promise<T> {
  const claimed = await claimSlots(await thisMachine(), (free) => slotsFor(group, free));
  try {
    return await task(claimed.slots);
  } finally {
    await claimed.release();
  }
}

async function work(
  group: RunGroup,
  slots: readonly Slot[],
  { agent, sandbox }: Pick<RunSetting, "agent" | "sandbox">,
  { registry, signal, onGroup, onEvent, retry }: WorkingOptions,
): Promise<RunGroupResult> {
  onGroup(group);
  const settings = { competitionFolders: registry.extraFolders, dataDir: group.data_dir };
  const pool = new GradingPool(settings, Math.min(slots.length, availableParallelism()));
  try {
    const competitions = await openCompetitions(group, registry, (id) => pool.graderFor(id));
    const setting: RunSetting = {
      agent,
      sandbox,
      limits: group.limits,
      network: group.network,
      stepLimit: group.step_limit,
      snapshotEverySeconds: group.snapshot_seconds,
    };
    const options = { setting, competitions, slots, signal, onEvent, retry };
    const runs = await workOnGroup(group, options);
    return { group, runs, report: await gradeGroup(group, registry) };
  } finally {
    await pool.end();
  }
}
