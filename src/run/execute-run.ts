import { existsSync } from "node:fs";
import { chmod, mkdir, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { SubmissionGrader } from "../grading/verdict.ts";
import { takeBack } from "../sandbox/ownership.ts";
import type { Sandbox, SandboxFiles, SandboxLimits, SandboxResult } from "../sandbox/sandbox.ts";
import { startValidationServer } from "../validation/server.ts";
import type { Agent } from "./agent.ts";
import { instructionsText } from "./instructions.ts";
import { removeSpecialFiles } from "./left-behind.ts";
import { type RunRecord, type RunState, writeRunRecord } from "./run-record.ts";

/** What a run needs to know of its competition. */
export interface RunCompetition {
  id: string;
  description: string;
  /** The prepared public folder. */
  publicDir: string;
  grader: SubmissionGrader;
}

export interface RunSetting {
  agent: Agent;
  sandbox: Sandbox;
  limits: SandboxLimits;
}

/** Folders that the agent fills. */
const OUTPUT_FOLDERS = ["submission", "logs", "code"] as const;

/**
 * Runs an agent on a competition once, from an empty run folder to a final state. Whatever an
 * earlier attempt left is removed first.
 * @returns the run's record, as it stands in `run.json`.
 */
export async function executeRun(
  runFolder: string,
  pending: RunRecord,
  competition: RunCompetition,
  setting: RunSetting,
  signal: AbortSignal,
): Promise<RunRecord> {
  const started = new Date();
  const running: RunRecord = {
    id: pending.id,
    competition_id: pending.competition_id,
    seed: pending.seed,
    sandbox: pending.sandbox,
    isolated: pending.isolated,
    state: "running",
    attempts: pending.attempts + 1,
    started_at: started.toISOString(),
  };
  await writeRunRecord(runFolder, running);
  const outcome = await attempt(runFolder, running, competition, setting, signal).catch(
    (error: Error): Partial<RunRecord> => ({ state: "system-error", message: error.message }),
  );
  const ended: RunRecord = { ...running, ...outcome, ended_at: new Date().toISOString() };
  if (signal.aborted && ended.state !== "finished") ended.state = "cancelled";
  await writeRunRecord(runFolder, ended);
  return ended;
}

async function attempt(
  runFolder: string,
  run: RunRecord,
  competition: RunCompetition,
  { agent, sandbox, limits }: RunSetting,
  signal: AbortSignal,
): Promise<Partial<RunRecord>> {
  await makeEmptyFolders(runFolder);
  const files: SandboxFiles = {
    data: competition.publicDir,
    agent: agent.folder,
    submission: join(runFolder, "submission"),
    logs: join(runFolder, "logs"),
    code: join(runFolder, "code"),
    instructions: join(runFolder, "instructions.txt"),
  };
  const places = sandbox.placesFor(files);
  await writeFile(files.instructions, await instructionsText(competition, limits, places));
  // Readable by the agent's user, whatever the umask.
  await chmod(files.instructions, 0o644);
  const server = await startValidationServer(
    competition.grader,
    join(runFolder, "validation.jsonl"),
  );
  try {
    const result = await sandbox.run(
      {
        files,
        validationSocket: server.socket,
        command: agent.command,
        environment: {
          COMPETITION_ID: competition.id,
          SEED: String(run.seed),
          TIME_LIMIT_SECS: String(limits.seconds),
          ...agent.environment,
        },
        limits,
        network: "none",
        logFile: join(runFolder, "run.log"),
      },
      signal,
    );
    const removed = await removeSpecialFiles(runFolder, OUTPUT_FOLDERS);
    return outcomeOf(result, removed);
  } finally {
    await server.close();
  }
}

async function makeEmptyFolders(runFolder: string): Promise<void> {
  for (const name of ["run.log", "validation.jsonl", "report.json"]) {
    await rm(join(runFolder, name), { force: true });
  }
  for (const name of OUTPUT_FOLDERS) {
    if (existsSync(join(runFolder, name))) await takeBack([join(runFolder, name)]);
    await rm(join(runFolder, name), { recursive: true, force: true });
    await mkdir(join(runFolder, name), { recursive: true });
  }
}

function outcomeOf(result: SandboxResult, removed: readonly string[]): Partial<RunRecord> {
  const messages = [
    ...(result.outOfMemory ? ["a process was killed for want of memory"] : []),
    ...(result.outOfDisk ? ["it wrote more than it may to its folders"] : []),
    ...(removed.length > 0 ? [`links and special files were removed: ${removed.join(", ")}`] : []),
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
