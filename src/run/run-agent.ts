import { totalmem } from "node:os";
import type { CompetitionRegistry } from "../competition/registry.ts";
import { answersFile, dataPaths } from "../dataset/data-folder.ts";
import { MissingPrerequisite } from "../errors.ts";
import { graderFor } from "../grading/grade.ts";
import type { GradingReport } from "../grading/grading-report.ts";
import { chooseSandbox } from "../sandbox/choose-sandbox.ts";
import type { ContainerConfig } from "../sandbox/docker/container-config.ts";
import type { SandboxKind } from "../sandbox/sandbox.ts";
import { loadAgent } from "./agent.ts";
import type { RunCompetition, RunSetting } from "./execute-run.ts";
import { folderHash } from "./folder-hash.ts";
import { gradeGroup } from "./grade-group.ts";
import { createRunGroup, openRunGroup, type RunGroup } from "./run-group.ts";
import type { RunRecord } from "./run-record.ts";
import { type RunEvent, workOnGroup } from "./work-on-group.ts";

export interface RunAgentOptions {
  /** Id of one of our agents, or the path of a folder with an agent.yaml. */
  agent: string;
  competitionIds: readonly string[];
  seeds: number;
  sandbox: SandboxKind;
  timeLimitSeconds: number;
  /** An equal share of most of this machine's memory when not given. */
  memoryBytes?: number;
  /** Cores for each run; no limit when not given. */
  cpus?: number;
  /** For the sandbox docker; its memory and cores stand in for those above. */
  container?: ContainerConfig;
  dataDir: string;
  runsDir: string;
}

export interface WorkingOptions {
  registry: CompetitionRegistry;
  workers: number;
  signal: AbortSignal;
  /** Told when the group's folder is there, before the first run starts. */
  onGroup: (group: RunGroup) => void;
  onEvent: (event: RunEvent) => void;
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
  const agent = await loadAgent(options.agent);
  const { memoryBytes, cpus, ...container } = options.container ?? {};
  const sandbox = await chooseSandbox(options.sandbox, {
    ...agent,
    container: options.container && container,
  });
  const competitions = await openCompetitions(options.competitionIds, options.dataDir, working);
  const group = await createRunGroup(options.runsDir, {
    agent: { id: agent.id, folder: agent.folder, sha256: await folderHash(agent.folder) },
    competitions: [...options.competitionIds],
    seeds: options.seeds,
    sandbox: sandbox.kind,
    isolated: sandbox.isolated,
    image: sandbox.image,
    container: options.container && container,
    limits: {
      seconds: options.timeLimitSeconds,
      memoryBytes:
        options.memoryBytes ?? memoryBytes ?? Math.floor((totalmem() * 0.8) / working.workers),
      cpus: options.cpus ?? cpus,
      processes: MAX_PROCESSES,
      logBytes: MAX_LOG_BYTES,
      diskBytes: MAX_DISK_BYTES,
    },
    data_dir: options.dataDir,
  });
  return work(group, { agent, sandbox, limits: group.limits }, competitions, working);
}

/** Goes on with a run group: finished runs stay, all others are run (again). */
export async function resumeRunGroup(
  folder: string,
  working: WorkingOptions,
): Promise<RunGroupResult> {
  const group = await openRunGroup(folder);
  const agent = await loadAgent(group.agent.folder);
  if ((await folderHash(agent.folder)) !== group.agent.sha256) {
    throw new Error(
      `The agent in ${agent.folder} has changed since ${group.id} was started; its runs would not ` +
        "compare. Start a new run group, or bring the agent back as it was.",
    );
  }
  const sandbox = await chooseSandbox(group.sandbox, { ...agent, container: group.container });
  if (sandbox.image?.id !== group.image?.id) {
    throw new Error(
      `The container image ${group.image?.name} has changed since ${group.id} was started; its ` +
        "runs would not compare. Start a new run group, or bring the image back as it was.",
    );
  }
  const competitions = await openCompetitions(group.competitions, group.data_dir, working);
  return work(group, { agent, sandbox, limits: group.limits }, competitions, working);
}

const MAX_PROCESSES = 4096;
const MAX_LOG_BYTES = 100 * 1024 ** 2;
const MAX_DISK_BYTES = 100 * 1024 ** 3;

async function work(
  group: RunGroup,
  setting: RunSetting,
  competitions: ReadonlyMap<string, RunCompetition>,
  { registry, workers, signal, onGroup, onEvent }: WorkingOptions,
): Promise<RunGroupResult> {
  onGroup(group);
  const runs = await workOnGroup(group, { setting, competitions, workers, signal, onEvent });
  return { group, runs, report: await gradeGroup(group, registry) };
}

async function openCompetitions(
  ids: readonly string[],
  dataDir: string,
  { registry }: WorkingOptions,
): Promise<Map<string, RunCompetition>> {
  const competitions = new Map<string, RunCompetition>();
  const unprepared: string[] = [];
  for (const id of ids) {
    const competition = await registry.load(id);
    const { publicDir } = dataPaths(dataDir, id);
    const answers = answersFile(dataDir, competition);
    const grader = await graderFor(competition, answers).catch((error: Error) => {
      if (!(error instanceof MissingPrerequisite)) throw error;
      unprepared.push(id);
    });
    const description = await registry.description(id);
    if (grader) competitions.set(id, { id, description, publicDir, grader });
  }
  if (unprepared.length === 0) return competitions;
  throw new MissingPrerequisite(
    `The data of ${unprepared.join(", ")} is not prepared in ${dataDir}. ` +
      `Run: mlebench prepare -c ${unprepared.join(" ")}`,
  );
}
