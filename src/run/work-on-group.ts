import { join } from "node:path";
import type { CallStatus } from "../validation/call-log.ts";
import { executeRun, type RunCompetition, type RunSetting } from "./execute-run.ts";
import { type GroupLock, lockGroup } from "./group-lock.ts";
import { removePartialFiles } from "./run-folder.ts";
import { type RunGroup, readRuns, readWholeRuns } from "./run-group.ts";
import { RunQueue } from "./run-queue.ts";
import { finalStates, type RunRecord } from "./run-record.ts";
import type { Slot } from "./slots.ts";
import { forgetStopRequest, watchStopRequest } from "./stop-request.ts";

export type RunEvent =
  /** Work on a group begins; `waiting` of all its runs are not in a final state. */
  | { kind: "work-started"; total: number; waiting: number }
  | { kind: "run-started"; run: RunRecord }
  /** The agent has asked whether a submission is valid. */
  | { kind: "validated"; run: RunRecord; status: CallStatus }
  /** The submission is there, is another, or (null) is gone. */
  | { kind: "submission-changed"; run: RunRecord; bytes: number | null }
  | { kind: "run-ended"; run: RunRecord }
  /** After a system error. */
  | { kind: "run-postponed"; run: RunRecord; seconds: number };

/** How often a run is tried again after a system error, and the rest before the first time. */
export interface RetryPolicy {
  limit: number;
  /** Four times as long before each further time. */
  firstRestSeconds: number;
}

export const RETRY: RetryPolicy = { limit: 3, firstRestSeconds: 5 };
const MAX_REST_SECONDS = 600;

export interface WorkOptions {
  setting: RunSetting;
  /** Competitions of the group, by id. */
  competitions: ReadonlyMap<string, RunCompetition>;
  /** What each of the runs that go side by side is given of the machine. */
  slots: readonly Slot[];
  retry?: RetryPolicy;
  signal: AbortSignal;
  onEvent: (event: RunEvent) => void;
}

/**
 * Works on a run group until every run is in a final state, the signal aborts, or its end is
 * requested. Runs that are final already stay as they are, so the same call goes on after any
 * interruption.
 * @returns all runs of the group, as they stand.
 */
export async function workOnGroup(group: RunGroup, options: WorkOptions): Promise<RunRecord[]> {
  const lock = await lockGroup(group.folder);
  await forgetStopRequest(group.folder);
  const { signal, abort, endWatch } = watchStopRequest(group.folder, options.signal);
  try {
    await removePartialFiles(group.folder);
    await options.setting.sandbox.removeLeftovers(group.folder);
    const runs = await readWholeRuns(group);
    const open = runs.filter(({ state }) => !finalStates.has(state));
    options.onEvent({ kind: "work-started", total: runs.length, waiting: open.length });
    const queue = new RunQueue(open);
    const failures = new Map<string, number>();
    const worker = async (slot: Slot) => {
      for (let run = await queue.next(signal); run; run = await queue.next(signal)) {
        const ended = await workOn(run, slot, group, lock, { ...options, signal });
        const rest = restAfter(ended, failures, options.retry ?? RETRY);
        if (rest === undefined) continue;
        queue.postpone(ended, rest);
        options.onEvent({ kind: "run-postponed", run: ended, seconds: rest });
      }
    };
    const ends = options.slots.map((slot) =>
      worker(slot).catch((error: Error) => {
        abort();
        return error;
      }),
    );
    // All have ended before the lock is given back, whatever went wrong with one of them.
    const problem = (await Promise.all(ends)).find((end) => end !== undefined);
    if (problem) throw problem;
    return await readRuns(group);
  } finally {
    endWatch();
    await lock.release();
  }
}

async function workOn(
  run: RunRecord,
  slot: Slot,
  group: RunGroup,
  { scratchFolder }: GroupLock,
  { competitions, setting, signal, onEvent }: WorkOptions,
): Promise<RunRecord> {
  const competition = competitions.get(run.competition_id);
  if (!competition) throw new Error(`${run.id}: its competition is not at hand.`);
  let current = run;
  const ended = await executeRun(
    { folder: join(group.folder, run.id), slot, scratchFolder },
    run,
    competition,
    setting,
    {
      onStart: (started) => {
        current = started;
        onEvent({ kind: "run-started", run: started });
      },
      onValidation: (status) => onEvent({ kind: "validated", run: current, status }),
      onSubmission: (bytes) =>
        onEvent({ kind: "submission-changed", run: current, bytes: bytes ?? null }),
    },
    signal,
  );
  onEvent({ kind: "run-ended", run: ended });
  return ended;
}

/** Seconds until a run is to be tried again; undefined when it is not. */
function restAfter(
  { id, state }: RunRecord,
  failures: Map<string, number>,
  { limit, firstRestSeconds }: RetryPolicy,
): number | undefined {
  if (state !== "system-error") return undefined;
  const before = failures.get(id) ?? 0;
  failures.set(id, before + 1);
  return before < limit ? Math.min(firstRestSeconds * 4 ** before, MAX_REST_SECONDS) : undefined;
}
