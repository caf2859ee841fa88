import { spawn } from "node:child_process";
import { once } from "node:events";
import { readFile } from "node:fs/promises";
import { setTimeout as delay } from "node:timers/promises";
import { CappedLog } from "./capped-log.ts";
import { GRACE_SECONDS, type SandboxLimits, type SandboxResult } from "./sandbox.ts";

export interface SupervisedProcess {
  command: string;
  /** Ends with the launcher's arguments. */
  args: readonly string[];
  environment: NodeJS.ProcessEnv;
  folder?: string;
  limits: Pick<SandboxLimits, "seconds" | "logBytes">;
  logFile: string;
}

/** How long the pipes of a process that has ended may stay open. */
const DRAIN_MS = 1000;
/** What the launcher tells is short; anything longer is the agent's doing. */
const MAX_STATUS_CHARS = 1000;

/**
 * Runs a command that leads to the launcher, in a process group of its own, at most for its time
 * plus the grace period, and keeps its output.
 * @throws when the launcher was never reached, with what was said instead.
 */
export async function supervise(
  { command, args, environment, folder, limits, logFile }: SupervisedProcess,
  signal: AbortSignal,
): Promise<Pick<SandboxResult, "exitCode" | "signal" | "timedOut" | "seconds">> {
  const log = new CappedLog(logFile, limits.logBytes);
  const started = performance.now();
  const child = spawn(command, args, {
    env: environment,
    cwd: folder,
    stdio: ["pipe", "pipe", "pipe", "pipe"],
    // Ctrl-C in the terminal is for the orchestrator, which then stops its sandboxes in order.
    detached: true,
  });
  const exited = once(child, "exit");
  const closed = once(child, "close");
  closed.catch(() => {});
  const [stdin, stdout, stderr, statusPipe] = child.stdio;
  stdin.on("error", () => {});
  log.take(stdout);
  log.take(stderr);
  let status = "";
  statusPipe?.on("error", () => {}).on("data", (chunk) => {
    if (status.length < MAX_STATUS_CHARS) status += chunk;
  });

  const kill = () => killGroup(child.pid);
  const deadline = setTimeout(kill, (limits.seconds + GRACE_SECONDS) * 1000);
  signal.addEventListener("abort", kill, { once: true });
  if (signal.aborted) kill();
  try {
    const [exitCode, exitSignal] = (await exited) as [number | null, NodeJS.Signals | null];
    const seconds = (performance.now() - started) / 1000;
    kill();
    // A process that outlives the agent may hold the pipes open for ever.
    await Promise.race([closed, delay(DRAIN_MS, undefined, { ref: false })]);
    await log.close();
    const [start, end] = status.split("\n").filter(Boolean).map(parseStatus);
    if (!start && !signal.aborted) {
      throw new Error(`The sandbox did not start: ${await lastLine(logFile)}`);
    }
    return {
      exitCode: end ? end.exitCode : exitCode,
      signal: end ? end.signal : exitSignal,
      timedOut: seconds >= limits.seconds && !signal.aborted,
      seconds,
    };
  } finally {
    clearTimeout(deadline);
    signal.removeEventListener("abort", kill);
    await log.close();
  }
}

type AgentEnd = Pick<SandboxResult, "exitCode" | "signal">;

function parseStatus(line: string): AgentEnd {
  try {
    const { exitCode, signal } = JSON.parse(line) as Partial<AgentEnd>;
    return {
      exitCode: typeof exitCode === "number" ? exitCode : null,
      signal: typeof signal === "string" ? signal : null,
    };
  } catch {
    return { exitCode: null, signal: null };
  }
}

function killGroup(id: number | undefined): void {
  if (id === undefined) return;
  try {
    process.kill(-id, "SIGKILL");
  } catch {
    // It has ended already.
  }
}

async function lastLine(logFile: string): Promise<string> {
  const text = await readFile(logFile, "utf8").catch(() => "");
  return text.trimEnd().split("\n").at(-1) || "it said nothing.";
}
