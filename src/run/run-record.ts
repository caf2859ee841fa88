import { existsSync, readFileSync } from "node:fs";
import { basename, join, resolve } from "node:path";
import { z } from "zod";
import { writeSmallFileAtomically } from "../atomic-file.ts";
import { sandboxKinds } from "../sandbox/sandbox.ts";

export const runStates = [
  "pending",
  "running",
  /** The agent ended by itself. */
  "finished",
  "timed-out",
  /** The agent ended with an error. Like the two above it is graded on what it left. */
  "agent-failed",
  /** Not the agent's fault. */
  "system-error",
  /** Stopped by the user. */
  "cancelled",
] as const;
export type RunState = (typeof runStates)[number];

/** States that a resumed run group leaves as they are. */
export const finalStates: ReadonlySet<RunState> = new Set([
  "finished",
  "timed-out",
  "agent-failed",
]);

/** `run.json`: one run and how far it has come. */
const runRecordSchema = z.object({
  id: z.string(),
  competition_id: z.string(),
  seed: z.int(),
  state: z.enum(runStates),
  /** How often the run was started. */
  attempts: z.int(),
  sandbox: z.enum(sandboxKinds),
  isolated: z.boolean(),
  started_at: z.string().optional(),
  ended_at: z.string().optional(),
  seconds: z.number().optional(),
  exit_code: z.int().nullish(),
  signal: z.string().nullish(),
  out_of_memory: z.boolean().optional(),
  out_of_disk: z.boolean().optional(),
  limits_kept_by: z.string().optional(),
  /** What went wrong, or was left out of what the agent left. */
  message: z.string().optional(),
});

export type RunRecord = z.output<typeof runRecordSchema>;

const FILE = "run.json";

/** Synchronous, as {@link writeRunRecord}: a run group has thousands of these small files. */
export function readRunRecord(runFolder: string): RunRecord {
  const path = join(runFolder, FILE);
  const parsed = runRecordSchema.safeParse(jsonOrUndefined(readFileSync(path, "utf8")));
  // A run is where its folder is, whatever a file says that others may have written.
  if (parsed.success) return { ...parsed.data, id: basename(resolve(runFolder)) };
  throw new Error(`${path} is not a run's record:\n${z.prettifyError(parsed.error)}`);
}

export function writeRunRecord(runFolder: string, record: RunRecord): void {
  writeSmallFileAtomically(join(runFolder, FILE), `${JSON.stringify(record, null, 2)}\n`);
}

/** Whether a folder is a run's. */
export function isRunFolder(folder: string): boolean {
  return existsSync(join(folder, FILE));
}

/** What a text stands for, for a schema that knows what is missing. */
export function jsonOrUndefined(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
