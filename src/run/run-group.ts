import { randomBytes } from "node:crypto";
import { existsSync } from "node:fs";
import { mkdir, readdir, readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { writeFileAtomically } from "../atomic-file.ts";
import { MissingPrerequisite } from "../errors.ts";
import { TASK_VERSION } from "../grading/competition-report.ts";
import { fileTimestamp } from "../grading/report-file.ts";
import { sandboxKinds } from "../sandbox/sandbox.ts";
import { type RunRecord, readRunRecord, writeRunRecord } from "./run-record.ts";

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
  for (let seed = 1; seed <= plan.seeds; seed++) {
    for (const competitionId of plan.competitions) {
      const runId = `${competitionId}_${seed}_${randomBytes(4).toString("hex")}`;
      await mkdir(join(folder, runId), { recursive: true });
      await writeRunRecord(join(folder, runId), {
        id: runId,
        competition_id: competitionId,
        seed,
        state: "pending",
        attempts: 0,
        sandbox: plan.sandbox,
        isolated: plan.isolated,
      });
    }
  }
  const group = { id, created_at: now.toISOString(), task_version: TASK_VERSION, ...plan };
  // Last: a folder without it is one whose making was interrupted.
  await writeFileAtomically(join(folder, GROUP_FILE), `${JSON.stringify(group, null, 2)}\n`);
  return { ...group, folder };
}

/** @throws {MissingPrerequisite} when the folder is no run group. */
export async function openRunGroup(folder: string): Promise<RunGroup> {
  const path = join(folder, GROUP_FILE);
  const text = await readFile(path, "utf8").catch(() => {
    throw new MissingPrerequisite(`${folder} is no run group: there is no ${path}.`);
  });
  const parsed = groupSchema.safeParse(JSON.parse(text));
  if (parsed.success) return { ...parsed.data, folder };
  throw new Error(`${path} is not a run group's:\n${z.prettifyError(parsed.error)}`);
}

/** The runs of a group: seed by seed, competitions in the group's order. */
export async function readRuns({ folder, competitions }: RunGroup): Promise<RunRecord[]> {
  const names = await readdir(folder);
  const runs = await Promise.all(
    names
      .filter((name) => existsSync(join(folder, name, "run.json")))
      .map((name) => readRunRecord(join(folder, name))),
  );
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
