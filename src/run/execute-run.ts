import { chmodSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import type { SubmissionGrader } from "../grading/verdict.ts";
import type { NetworkPolicy, Sandbox, SandboxLimits, SandboxResult } from "../sandbox/sandbox.ts";
import type { CallStatus } from "../validation/call-log.ts";
import { startValidationServer } from "../validation/server.ts";
import type { Agent } from "./agent.ts";
import { instructionsText, type ToldCompetition } from "./instructions.ts";
import { misplacedSubmission, trimOutput } from "./left-behind.ts";
import { emptyRunFolder, runFiles, sandboxFiles, showRunFolder } from "./run-folder.ts";
import { type RunRecord, type RunState, writeRunRecord } from "./run-record.ts";
import type { Slot } from "./slots.ts";
import { watchStopRequest } from "./stop-request.ts";
import { watchSubmission } from "./watch-submission.ts";

/** What a run needs to know of its competition. */
export interface RunCompetition {
  told: ToldCompetition;
  /** The prepared public folder. */
  publicDir: string;
  grader: SubmissionGrader;
}

export interface RunSetting {
  agent: Agent;
  sandbox: Sandbox;
  limits: SandboxLimits;
  network: NetworkPolicy;
  stepLimit?: number;
  snapshotEverySeconds?: number;
}

/** What happens while a run is under way. */
export interface RunObserver {
  /** @param run the record as it is from now on. */
  onStart(run: RunRecord): void;
  onValidation(status: CallStatus): void;
  /** @param bytes undefined when there is no submission any more. */
  onSubmission(bytes: number | undefined): void;
}

export interface RunPlace {
  folder: string;
  slot: Slot;
  /** Folder for temporary files. */
  scratchFolder: string;
}

/**
 * Runs an agent on a competition once, from an empty run folder to a final state. Whatever an
 * earlier attempt left is removed first.
 * @returns the run's record, as it stands in `run.json`.
 */
export async function executeRun(
  place: RunPlace,
  pending: RunRecord,
  competition: RunCompetition,
  setting: RunSetting,
  observer: RunObserver,
  groupSignal: AbortSignal,
): Promise<RunRecord> {
  const { folder } = place;
  const running: RunRecord = {
    id: pending.id,
    competition_id: pending.competition_id,
    seed: pending.seed,
    sandbox: pending.sandbox,
    isolated: pending.isolated,
    state: "running",
    attempts: pending.attempts + 1,
    started_at: new Date().toISOString(),
  };
  const failed = (error: Error): Outcome => ({ state: "system-error", message: error.message });
  // First, since a stop may be asked for as soon as the run counts as running.
  const problem = await emptyRunFolder(folder).then(() => undefined, failed);
  writeRunRecord(folder, running);
  observer.onStart(running);
  const { signal, endWatch } = watchStopRequest(folder, groupSignal);
  const outcome =
    problem ??
    (await attempt(place, running, competition, setting, observer, signal).catch(failed));
  endWatch();
  const ended: RunRecord = { ...running, ...outcome, ended_at: new Date().toISOString() };
  if (signal.aborted && ended.state !== "finished") ended.state = "cancelled";
  writeRunRecord(folder, ended);
  return ended;
}

type Outcome = Partial<RunRecord>;

async function attempt(
  { folder, slot, scratchFolder }: RunPlace,
  run: RunRecord,
  { told, publicDir, grader }: RunCompetition,
  { agent, sandbox, limits, network, stepLimit, snapshotEverySeconds }: RunSetting,
  observer: RunObserver,
  signal: AbortSignal,
): Promise<Outcome> {
  const files = sandboxFiles(folder, publicDir, agent.folder);
  const instructions = await instructionsText(
    told,
    limits.seconds,
    network,
    sandbox.placesFor(files),
  );
  writeReadable(files.instructions, instructions);
  if (told.obfuscated) files.description = writeDescription(folder, told);
  const server = await startValidationServer({
    grader,
    logFile: join(folder, runFiles.validation),
    scratchFolder,
    onCall: observer.onValidation,
  });
  const endWatch = watchSubmission(folder, {
    timeLimitSeconds: limits.seconds,
    snapshotEverySeconds,
    onChange: observer.onSubmission,
  });
  let snapshotsLeftOut = 0;
  const result = await sandbox
    .run(
      {
        files,
        validationSocket: server.socket,
        command: agent.command,
        environment: {
          COMPETITION_ID: told.id,
          SEED: String(run.seed),
          TIME_LIMIT_SECS: String(limits.seconds),
          ...(stepLimit === undefined ? {} : { STEP_LIMIT: String(stepLimit) }),
          ...agent.environment,
        },
        limits,
        network,
        cpuSet: slot.cpuSet,
        gpus: slot.gpus.length > 0 ? slot.gpus : undefined,
        logFile: join(folder, runFiles.log),
        scratchFolder,
      },
      signal,
    )
    .finally(async () => {
      snapshotsLeftOut = await endWatch();
      await server.close();
    });
  const remarks = [await trimOutput(folder), await misplacedSubmission(folder)];
  showRunFolder(folder);
  if (snapshotsLeftOut > 0) {
    remarks.push(
      `${snapshotsLeftOut} ${snapshotsLeftOut === 1 ? "snapshot was" : "snapshots were"} too large to keep`,
    );
  }
  return outcomeOf(result, remarks);
}

function writeDescription(folder: string, told: ToldCompetition): string {
  const path = join(folder, runFiles.description);
  writeReadable(path, told.description);
  return path;
}

/** Readable by the agent's user, whatever the umask. */
function writeReadable(path: string, text: string): void {
  writeFileSync(path, text);
  chmodSync(path, 0o644);
}

function outcomeOf(result: SandboxResult, remarks: readonly (string | undefined)[]): Outcome {
  const messages = [
    ...(result.outOfMemory ? ["a process was killed for want of memory"] : []),
    ...(result.outOfDisk ? ["it wrote more than it may to its folders"] : []),
    ...remarks.filter((remark) => remark !== undefined),
  ];
  return {
    state: stateOf(result),
    seconds: result.seconds,
    exit_code: result.exitCode,
    signal: result.signal,
    out_of_memory: result.outOfMemory,
    out_of_disk: result.outOfDisk,
    limits_kept_by: result.limitsKeptBy,
    message: messages.length > 0 ? messages.join("; ") : undefined,
  };
}

function stateOf({ timedOut, exitCode }: SandboxResult): RunState {
  if (timedOut) return "timed-out";
  return exitCode === 0 ? "finished" : "agent-failed";
}
