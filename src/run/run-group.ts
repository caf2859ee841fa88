import { randomBytes } from "node:crypto";
import { mkdirSync } from "node:fs";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writeFileAtomically } from "../atomic-file.ts";
import { MissingPrerequisite } from "../errors.ts";
import { TASK_VERSION } from "../grading/competition-report.ts";
import { fileTimestamp } from "../grading/report-file.ts";
import { networkPolicies, sandboxKinds } from "../sandbox/sandbox.ts";
import {
  finalStates,
  isRunFolder,
  jsonOrUndefined,
  type RunRecord,
  readRunRecord,
  writeRunRecord,
} from "./run-record.ts";

/** `group.json`: what was asked for. */
const groupSchema = z.object({
  id: z.string(),
  created_at: z.string(),
  task_version: z.string(),
  agent: z.object({ id: z.string(), folder: z.string(), sha256: z.string() }),
  competitions: z.array(z.string()),
  seeds: z.int(),
  sandbox: z.enum(sandboxKinds),
  isolated: z.boolean(),
  image: z.object({ name: z.string(), id: z.string() }).optional(),
  /** What `--container-config` said beside limits. */
  container: z
    .object({
      shmBytes: z.int().optional(),
      runtime: z.string().optional(),
      gpus: z.union([z.int(), z.literal("all")]).optional(),
    })
    .optional(),
  limits: z.object({
    seconds: z.number(),
    memoryBytes: z.number(),
    cpus: z.number().optional(),
    processes: z.int(),
    logBytes: z.int(),
    diskBytes: z.int(),
  }),
  network: z.enum(networkPolicies).default("none"),
  step_limit: z.int().optional(),
  /** Beside those of every change. */
  snapshot_seconds: z.number().optional(),
  /** Makes the ids that agents of an obfuscated group are told. */
  obfuscation_salt: z.string().optional(),
  /** Runs that go side by side. */
  workers: z.int().default(1),
  gpus: z.object({ devices: z.array(z.int()), per_run: z.int() }).optional(),
  data_dir: z.string(),
});

export type RunGroupPlan = Omit<z.output<typeof groupSchema>, "id" | "created_at" | "task_version">;

/** A run group on disk. */
export interface RunGroup extends z.output<typeof groupSchema> {
  folder: string;
}

/**
 * Makes a run group's folder with a folder for every run, all pending. Seeds run from 1; the
 * competitions of one seed come before those of the next, so that whole seeds are done first.
 */
export async function createRunGroup(
  runsDir: string,
  plan: RunGroupPlan,
  now: Date = new Date(),
): Promise<RunGroup> {
  const id = await freeName(runsDir, `${fileTimestamp(now)}_run-group_${plan.agent.id}`);
  const folder = join(runsDir, id);
  makeRuns(folder, plan, []);
  const group = { id, created_at: now.toISOString(), task_version: TASK_VERSION, ...plan };
  // Last: a folder without it is one whose making was interrupted.
  await writeFileAtomically(join(folder, GROUP_FILE), `${JSON.stringify(group, null, 2)}\n`);
  return { ...group, folder };
}

/** How many runs a group has when it is whole. */
export function runCount({ seeds, competitions }: RunGroupPlan): number {
  return seeds * competitions.length;
}

/**
 * The runs of a locked group, as {@link readRuns}; those whose folders somebody has removed are made
 * again, pending.
 */
export async function readWholeRuns(group: RunGroup): Promise<RunRecord[]> {
  const there = await readRuns(group);
  const areMissing = makeRuns(group.folder, group, there);
  return areMissing ? readRuns(group) : there;
}

/** @returns whether any but those that are there had to be made. */
function makeRuns(folder: string, plan: RunGroupPlan, there: readonly RunRecord[]): boolean {
  const keyOf = (competitionId: string, seed: number) => `${competitionId} ${seed}`;
  const known = new Set(there.map((run) => keyOf(run.competition_id, run.seed)));
  let isAnyMade = false;
  for (let seed = 1; seed <= plan.seeds; seed++) {
    for (const competitionId of plan.competitions) {
      if (known.has(keyOf(competitionId, seed))) continue;
      const run = pendingRun(competitionId, seed, plan);
      mkdirSync(join(folder, run.id));
      writeRunRecord(join(folder, run.id), run);
      isAnyMade = true;
    }
  }
  return isAnyMade;
}

function pendingRun(
  competitionId: string,
  seed: number,
  { sandbox, isolated }: RunGroupPlan,
): RunRecord {
  return {
    id: `${competitionId}_${seed}_${randomBytes(4).toString("hex")}`,
    competition_id: competitionId,
    seed,
    state: "pending",
    attempts: 0,
    sandbox,
    isolated,
  };
}

/**
 * The newest run group that was asked for the same and is not finished, if there is one. On which
 * devices its runs go, and where each run's memory was given, how many side by side, may differ.
 */
export async function findUnfinishedGroup(
  runsDir: string,
  plan: RunGroupPlan,
): Promise<RunGroup | undefined> {
  const wanted = askedFor({ ...plan, task_version: TASK_VERSION });
  for (const group of (await listRunGroups(runsDir)).reverse()) {
    if (askedFor(group) !== wanted) continue;
    const runs = await readRuns(group);
    const done = runs.filter(({ state }) => finalStates.has(state)).length;
    if (done < runCount(group)) return group;
  }
  return undefined;
}

function askedFor(group: RunGroupPlan & { task_version: string }): string {
  const { agent, competitions, seeds, sandbox, isolated, image, container, limits } = group;
  const { network, step_limit, snapshot_seconds, obfuscation_salt, data_dir, task_version } = group;
  const { seconds, memoryBytes, cpus } = limits;
  return JSON.stringify([
    ...[agent.sha256, agent.id, competitions, seeds, sandbox, isolated, image?.id],
    ...[container?.shmBytes, container?.runtime, container?.gpus, seconds, memoryBytes, cpus],
    ...[network, step_limit, snapshot_seconds, obfuscation_salt !== undefined, data_dir],
    task_version,
  ]);
}

/** The run groups in a folder, oldest first; whatever else lies there is passed over. */
export async function listRunGroups(runsDir: string): Promise<RunGroup[]> {
  const names = (await readdir(runsDir).catch(() => [])).sort();
  const groups = await Promise.all(
    names.map((name) => openRunGroup(join(runsDir, name)).catch(() => undefined)),
  );
  return groups.filter((group) => group !== undefined);
}

/** @throws {MissingPrerequisite} when the folder is no run group. */
export async function openRunGroup(folder: string): Promise<RunGroup> {
  const path = join(folder, GROUP_FILE);
  const text = await readFile(path, "utf8").catch(() => {
    throw new MissingPrerequisite(`${folder} is no run group: there is no ${path}.`);
  });
  const parsed = groupSchema.safeParse(jsonOrUndefined(text));
  if (parsed.success) return { ...parsed.data, folder };
  throw new Error(`${path} is not a run group's:\n${z.prettifyError(parsed.error)}`);
}

/** The runs of a group: seed by seed, competitions in the group's order. */
export async function readRuns({ folder, competitions }: RunGroup): Promise<RunRecord[]> {
  const entries = await readdir(folder, { withFileTypes: true });
  const runs = entries
    .filter((entry) => entry.isDirectory() && isRunFolder(join(folder, entry.name)))
    .map(({ name }) => readRunRecord(join(folder, name)));
  const place = new Map(competitions.map((id, index) => [id, index]));
  const placeOf = (run: RunRecord) => place.get(run.competition_id) ?? competitions.length;
  return runs.sort((a, b) => a.seed - b.seed || placeOf(a) - placeOf(b));
}

const GROUP_FILE = "group.json";

/** Groups that are made in the same second get a number each. */
async function freeName(runsDir: string, wanted: string): Promise<string> {
  await mkdir(runsDir, { recursive: true });
  for (let n = 1; ; n++) {
    const name = n === 1 ? wanted : `${wanted}_${n}`;
    try {
      await mkdir(join(runsDir, name));
      return name;
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
  }
}
