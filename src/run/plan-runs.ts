import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import type { CompetitionRegistry } from "../competition/registry.ts";
import { answersFile, dataPaths } from "../dataset/data-folder.ts";
import { MissingPrerequisite, UsageError } from "../errors.ts";
import { freeDiskBytes } from "../free-disk.ts";
import { nearestExisting } from "../nearest-existing.ts";
import { chooseSandbox } from "../sandbox/choose-sandbox.ts";
import type { ContainerConfig } from "../sandbox/docker/container-config.ts";
import type { NetworkPolicy, Sandbox, SandboxKind } from "../sandbox/sandbox.ts";
import { type Agent, loadAgent } from "./agent.ts";
import { folderHash } from "./folder-hash.ts";
import { type Machine, thisMachine } from "./machine.ts";
import { type RunGroupPlan, runCount } from "./run-group.ts";
import { diskShare, gpuShare, memoryShare } from "./run-shares.ts";
import { allotSlots, type Slot } from "./slots.ts";

export interface RunAgentOptions {
  /** Id of one of our agents, or the path of a folder with an agent.yaml. */
  agent: string;
  competitionIds: readonly string[];
  seeds: number;
  /** How many runs go side by side; one when not given. */
  workers?: number;
  sandbox: SandboxKind;
  /** "none" when not given. */
  network?: NetworkPolicy;
  /** Whether agents are kept from knowing which competition it is; see {@link withoutNames}. */
  obfuscate?: boolean;
  timeLimitSeconds: number;
  /** Told to the agent, which keeps to it or not. */
  stepLimit?: number;
  /** Snapshots of the submission at multiples of this, beside those of every change. */
  snapshotEverySeconds?: number;
  /** An equal share of most of this machine's memory when not given. */
  memoryBytes?: number;
  /** Cores for each run; no limit when not given. */
  cpus?: number;
  /**
   * Of disk, for the folders that each run fills. When not given 100 GiB, or an equal share of most
   * of what is free where that is less.
   */
  diskBytes?: number;
  /** Devices that the runs share out among them, for the sandbox docker. */
  gpus?: readonly number[];
  /** One when not given. */
  gpusPerRun?: number;
  /** For the sandbox docker; its memory, cores and GPUs stand in for those above. */
  container?: ContainerConfig;
  dataDir: string;
  runsDir: string;
}

/** What is going to be run, before anything is written. */
export interface RunPlan {
  agent: Agent;
  sandbox: Sandbox;
  group: RunGroupPlan;
  /** Runs that go at the same time. */
  sideBySide: number;
  /** Competitions whose data is not there. */
  unprepared: readonly string[];
  runsDir: string;
}

const MAX_PROCESSES = 4096;
const MAX_LOG_BYTES = 100 * 1024 ** 2;

/**
 * Plans a run group.
 * @throws {UsageError} for what cannot be asked for, such as more than the machine has.
 * @throws {MissingPrerequisite} when a sandbox of the kind does not work here.
 */
export async function planRuns(
  options: RunAgentOptions,
  registry: CompetitionRegistry,
): Promise<RunPlan> {
  const agent = await loadAgent(options.agent);
  const unprepared = await unpreparedCompetitions(
    options.competitionIds,
    registry,
    options.dataDir,
  );
  refuseUnsupported(options);
  const { memoryBytes, cpus, ...container } = options.container ?? {};
  const machine = await thisMachine();
  const gpus = gpuShare(machine, options);
  const sandbox = await chooseSandbox(options.sandbox, {
    ...agent,
    container: options.container && container,
    gpus: gpus?.devices,
  });
  const prepared = options.competitionIds.filter((id) => !unprepared.includes(id));
  await sandbox.requireUsable({
    data: prepared.map((id) => dataPaths(options.dataDir, id).publicDir),
    agent: agent.folder,
    runs: options.runsDir,
  });
  const { workers = 1, seeds, competitionIds } = options;
  const sideBySide = Math.min(workers, competitionIds.length * seeds);
  const freeDisk = await freeDiskBytes(nearestExisting(options.runsDir));
  const group: RunGroupPlan = {
    agent: { id: agent.id, folder: agent.folder, sha256: await folderHash(agent.folder) },
    competitions: [...competitionIds],
    seeds,
    sandbox: sandbox.kind,
    isolated: sandbox.isolated,
    image: sandbox.image,
    container: options.container && container,
    limits: {
      seconds: options.timeLimitSeconds,
      memoryBytes: options.memoryBytes ?? memoryBytes ?? memoryShare(machine, sideBySide),
      cpus: options.cpus ?? cpus,
      processes: MAX_PROCESSES,
      logBytes: MAX_LOG_BYTES,
      diskBytes: diskShare(freeDisk, sideBySide, options.diskBytes),
    },
    network: options.network ?? "none",
    step_limit: options.stepLimit,
    snapshot_seconds: options.snapshotEverySeconds,
    obfuscation_salt: options.obfuscate ? randomBytes(16).toString("hex") : undefined,
    workers,
    gpus,
    data_dir: options.dataDir,
  };
  // Refuses what not even the whole machine can give.
  slotsFor(group, machine);
  return { agent, sandbox, group, sideBySide, unprepared, runsDir: options.runsDir };
}

/**
 * What each of the runs of a group that go side by side is given of a machine.
 * @param free what no other run group has of it.
 */
export function slotsFor(group: RunGroupPlan, free: Machine): Slot[] {
  const { limits, gpus } = group;
  return allotSlots(
    Math.min(group.workers, runCount(group)),
    { cpus: limits.cpus, memoryBytes: limits.memoryBytes, gpus: gpus?.per_run ?? 0 },
    free,
    gpus?.devices.filter((device) => free.gpus.includes(device)),
  );
}

/** @throws {MissingPrerequisite} when the data of competitions is not there. */
export function requirePrepared(unprepared: readonly string[], dataDir: string): void {
  if (unprepared.length === 0) return;
  throw new MissingPrerequisite(
    `The data of ${unprepared.join(", ")} is not prepared in ${dataDir}. ` +
      `Run: mlebench prepare -c ${unprepared.join(" ")}; or say where it is: --data-dir FOLDER.`,
  );
}

/**
 * Requires that what a run group is graded with is there, before any grade is replaced.
 * @throws {MissingPrerequisite} when the data of its competitions is not there.
 * @throws {UsageError} when one of its competitions is not known.
 */
export async function requireGroupPrepared(
  { competitions, data_dir }: RunGroupPlan,
  registry: CompetitionRegistry,
): Promise<void> {
  requirePrepared(await unpreparedCompetitions(competitions, registry, data_dir), data_dir);
}

/** Those of some competitions whose prepared data is not there. */
export async function unpreparedCompetitions(
  ids: readonly string[],
  registry: CompetitionRegistry,
  dataDir: string,
): Promise<string[]> {
  const unprepared: string[] = [];
  for (const id of ids) {
    const needed = [
      dataPaths(dataDir, id).publicDir,
      answersFile(dataDir, await registry.load(id)),
    ];
    if (!needed.every((path) => existsSync(path))) unprepared.push(id);
  }
  return unprepared;
}

function refuseUnsupported({ sandbox, gpus, obfuscate }: RunAgentOptions): void {
  if (gpus && sandbox !== "docker") {
    throw new UsageError(`The sandbox ${sandbox} gives no GPU of its own. Say --sandbox docker.`);
  }
  if (obfuscate && sandbox === "none") {
    throw new UsageError(
      "Without a sandbox the agent can read which competition it is: say --sandbox process or " +
        "docker with --obfuscate.",
    );
  }
}
