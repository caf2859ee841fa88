import { join } from "node:path";
import { executeRun, type RunCompetition, type RunSetting } from "./execute-run.ts";
import { lockGroup } from "./group-lock.ts";
import { type RunGroup, readRuns } from "./run-group.ts";
import { finalStates, type RunRecord } from "./run-record.ts";

export type RunEvent =
  | { kind: "run-started"; run: RunRecord }
  | { kind: "run-ended"; run: RunRecord };

export interface WorkOptions {
  setting: RunSetting;
  /** Competitions of the group, by id. */
  competitions: ReadonlyMap<string, RunCompetition>;
  /** How many runs go side by side. */
  workers: number;
  signal: AbortSignal;
  onEvent: (event: RunEvent) => void;
}

/**
 * Works on a run group until every run is in a final state or the signal aborts. Runs that are
 * final already stay as they are, so the same call goes on after any interruption.
 * @returns all runs of the group, as they stand.
 */
export async function workOnGroup(group: RunGroup, options: WorkOptions): Promise<RunRecord[]> {
  const lock = await lockGroup(group.folder);
  try {
    await options.setting.sandbox.removeLeftovers(group.folder);
    const open = (await readRuns(group)).filter(({ state }) => !finalStates.has(state));
    const worker = async () => {
      for (let run = open.shift(); run && !options.signal.aborted; run = open.shift()) {
        await workOn(run, group, options);
      }
    };
    await Promise.all(Array.from({ length: options.workers }, worker));
    return await readRuns(group);
  } finally {
    await lock.release();
  }
}

async function workOn(run: RunRecord, group: RunGroup, options: WorkOptions): Promise<void> {
  const competition = options.competitions.get(run.competition_id);
  if (!competition) throw new Error(`${run.id}: its competition is not at hand.`);
  options.onEvent({ kind: "run-started", run });
  const folder = join(group.folder, run.id);
  const ended = await executeRun(folder, run, competition, options.setting, options.signal);
  options.onEvent({ kind: "run-ended", run: ended });
}
