import { open } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { findSubmission } from "./left-behind.ts";
import { runFiles } from "./run-folder.ts";
import type { RunRecord } from "./run-record.ts";

/** More than one line of the log of validation calls. */
const TAIL_BYTES = 8192;

/** How far a run is, as its folder tells; for those who look on from another process. */
export interface RunStatus {
  run: RunRecord;
  /** It was running when whoever worked on its group was killed; resuming the group repeats it. */
  interrupted: boolean;
  /** Since it was started; undefined when it was not, or was interrupted. */
  seconds?: number;
  /** What the agent was told when it last asked. */
  validation?: string;
  submissionBytes?: number;
}

/** @param isWorkedOn whether somebody works on the run's group. */
export async function runStatus(
  groupFolder: string,
  run: RunRecord,
  isWorkedOn: boolean,
): Promise<RunStatus> {
  const folder = join(groupFolder, run.id);
  const interrupted = run.state === "running" && !isWorkedOn;
  return {
    run,
    interrupted,
    seconds: interrupted ? undefined : (run.seconds ?? secondsSince(run)),
    validation: await lastValidation(join(folder, runFiles.validation)),
    submissionBytes: (await findSubmission(folder))?.size,
  };
}

function secondsSince({ state, started_at, ended_at }: RunRecord): number | undefined {
  if (started_at === undefined || state === "pending") return undefined;
  const end = state === "running" || !ended_at ? Date.now() : Date.parse(ended_at);
  return Math.max(0, (end - Date.parse(started_at)) / 1000);
}

const callSchema = z.object({ status: z.string() });

async function lastValidation(file: string): Promise<string | undefined> {
  const handle = await open(file).catch(() => undefined);
  if (!handle) return undefined;
  try {
    const { size } = await handle.stat();
    const start = Math.max(0, size - TAIL_BYTES);
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(TAIL_BYTES), 0, TAIL_BYTES, start);
    const last = buffer.toString("utf8", 0, bytesRead).trim().split("\n").at(-1) ?? "";
    return callSchema.parse(JSON.parse(last)).status;
  } catch {
    // A line that is being written; the next look finds it whole.
    return undefined;
  } finally {
    await handle.close();
  }
}
