import { type ChildProcessWithoutNullStreams, spawn } from "node:child_process";
import { once } from "node:events";
import { closeSync, openSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { devNull } from "node:os";
import type { Readable, Writable } from "node:stream";
import { setTimeout as delay } from "node:timers/promises";
import { CappedLog } from "./capped-log.ts";
import { watchDisk } from "./disk-watch.ts";
import { inheritedFiles } from "./inherited-files.ts";
import type { SandboxLimits, SandboxResult } from "./sandbox.ts";

export interface SupervisedProcess {
  command: string;
  /** Ends with the launcher's arguments. */
  args: readonly string[];
  environment: NodeJS.ProcessEnv;
  /** What the command can read from file descriptor {@link EXTRA_PIPE} and those after it. */
  extraInputs?: readonly (string | Buffer)[];
  folder?: string;
  limits: Pick<SandboxLimits, "seconds" | "logBytes" | "diskBytes">;
  /** Folders that the agent fills. */
  filledFolders: readonly string[];
  /** Between SIGTERM, which the launcher sends, and SIGKILL. */
  graceSeconds: number;
  logFile: string;
  /** Ends what the command started outside its process group. */
  kill?: () => Promise<unknown>;
  /** A process in the agent's PID namespace, where the namespace pipe does not tell. */
  firstProcess?: () => number | undefined;
}

export interface SupervisedEnd
  extends Pick<SandboxResult, "exitCode" | "signal" | "timedOut" | "outOfDisk" | "seconds"> {
  /** What the launcher told by {@link LAUNCHER_PIPE}, if it was started with it. */
  launcherSaid: string;
}

/** See inside/launch.ts. */
export const LAUNCHER_PIPE = 3;
/** Gets bubblewrap's `--info-fd`: the first process of the new namespace. */
export const NAMESPACE_PIPE = 4;
export const EXTRA_PIPE = 5;

/** How long the pipes of a process that has ended may stay open. */
const DRAIN_MS = 1000;
/** What launcher and bubblewrap tell is short; anything longer is the agent's doing. */
const MAX_TOLD_CHARS = 1000;
/** How long killed processes may take to go, such as those that wait for a slow disk. */
const GONE_MS = 10_000;

/**
 * Runs a command that leads to the launcher, in a process group of its own, at most for its time
 * plus the grace period, and keeps its output.
 */
export async function supervise(
  {
    command,
    args,
    environment,
    extraInputs = [],
    folder,
    limits,
    filledFolders,
    graceSeconds,
    logFile,
    ...own
  }: SupervisedProcess,
  signal: AbortSignal,
): Promise<SupervisedEnd> {
  // Whatever this process was started with, such as an open folder, is not the agent's.
  const inherited = await inheritedFiles();
  const log = new CappedLog(logFile, limits.logBytes);
  const started = performance.now();
  const nothing = openSync(devNull, "r");
  const child = spawn(command, args, {
    env: environment,
    cwd: folder,
    stdio: [
      ...(["pipe", "pipe", "pipe", "pipe", "pipe"] as const),
      ...extraInputs.map(() => "pipe" as const),
      ...inPlaceOf(inherited, EXTRA_PIPE + extraInputs.length, nothing),
    ],
    // Ctrl-C in the terminal is for the orchestrator, which then stops its sandboxes in order.
    detached: true,
  }) as ChildProcessWithoutNullStreams;
  closeSync(nothing);
  const exited = once(child, "exit");
  const closed = once(child, "close");
  closed.catch(() => {});
  child.stdin.on("error", () => {});
  for (const [k, input] of extraInputs.entries()) {
    const pipe = (child.stdio as unknown[])[EXTRA_PIPE + k] as Writable;
    pipe.on("error", () => {}).end(input);
  }
  log.take(child.stdout);
  log.take(child.stderr);
  const launcherSaid = textFrom(child.stdio[LAUNCHER_PIPE] as Readable);
  const namespaceInfo = textFrom(child.stdio[NAMESPACE_PIPE] as Readable);
  const namespaceProcess = () => {
    const id = /"child-pid": (\d+)/.exec(namespaceInfo())?.[1];
    return id === undefined ? undefined : Number(id);
  };

  const kill = async () => {
    if (own.kill) {
      await own.kill().catch(() => {});
      // It may still have output to hand on.
      await Promise.race([exited, delay(DRAIN_MS, undefined, { ref: false })]);
    }
    killGroup(child.pid);
  };
  const deadline = setTimeout(kill, timerMs(limits.seconds + graceSeconds));
  signal.addEventListener("abort", kill, { once: true });
  if (signal.aborted) kill();
  const isDiskFull = watchDisk({
    folders: filledFolders,
    maxBytes: limits.diskBytes,
    onFull: kill,
    firstProcess: own.firstProcess ?? namespaceProcess,
  });
  try {
    const [exitCode, exitSignal] = (await exited) as [number | null, NodeJS.Signals | null];
    const seconds = (performance.now() - started) / 1000;
    killGroup(child.pid);
    // A process that outlives the agent may hold the pipes open for ever.
    await Promise.race([closed, delay(DRAIN_MS, undefined, { ref: false })]);
    const first = namespaceProcess();
    if (first !== undefined) await processGone(first);
    return {
      exitCode,
      signal: exitSignal,
      timedOut: seconds >= limits.seconds && !signal.aborted,
      outOfDisk: await isDiskFull(),
      seconds,
      launcherSaid: launcherSaid(),
    };
  } finally {
    await isDiskFull();
    clearTimeout(deadline);
    signal.removeEventListener("abort", kill);
    await log.close();
  }
}

/** What follows the pipes: where Node is told to ignore one, it leaves what is inherited. */
function inPlaceOf(
  inherited: readonly number[],
  start: number,
  file: number,
): (number | "ignore")[] {
  const length = Math.max(0, ...inherited.map((number) => number + 1 - start));
  return Array.from({ length }, (_, k) => (inherited.includes(start + k) ? file : "ignore"));
}

/** Longer timers would fire at once; no run lasts 24 days. */
function timerMs(seconds: number): number {
  return Math.min(seconds * 1000, 2 ** 31 - 1);
}

function textFrom(stream: Readable): () => string {
  let text = "";
  stream
    .on("error", () => {})
    .on("data", (chunk) => {
      if (text.length < MAX_TOLD_CHARS) text += chunk;
    });
  return () => text;
}

/** The first process of a namespace goes last, after all others were killed. */
async function processGone(id: number): Promise<void> {
  const patience = performance.now() + GONE_MS;
  while (performance.now() < patience) {
    const stat = await readFile(`/proc/${id}/stat`, "utf8").catch(() => "");
    if (stat === "" || stat.includes(") Z ")) return;
    await delay(5);
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
