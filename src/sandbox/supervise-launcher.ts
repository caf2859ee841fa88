import { readFile } from "node:fs/promises";
import { constants } from "node:os";
import type { SandboxResult } from "./sandbox.ts";
import {
  LAUNCHER_PIPE,
  type SupervisedEnd,
  type SupervisedProcess,
  supervise,
} from "./supervise.ts";

const MAX_QUOTED_CHARS = 1000;

/** The launcher's STATUS argument where it is reached by {@link superviseLauncher}. */
export const launcherStatus = String(LAUNCHER_PIPE);

/**
 * Supervises a command that passes its file descriptors on to the launcher, which tells how the
 * agent ended.
 * @throws when the launcher was never reached, with what was said instead.
 */
export async function superviseLauncher(
  supervised: SupervisedProcess,
  signal: AbortSignal,
): Promise<Omit<SupervisedEnd, "launcherSaid">> {
  const { launcherSaid, ...ended } = await supervise(supervised, signal);
  const [start, end] = launcherSaid.split("\n").filter(Boolean).map(parseStatus);
  if (!start && !signal.aborted) await notStarted(supervised.logFile);
  return end ? { ...ended, ...end } : ended;
}

/** @throws always, with the end of what lies in the log file. */
export async function notStarted(logFile: string): Promise<never> {
  const said = (await readFile(logFile, "utf8").catch(() => "")).trim();
  throw new Error(
    `The sandbox did not start: ${said.slice(-MAX_QUOTED_CHARS) || "it said nothing."}`,
  );
}

type AgentEnd = Pick<SandboxResult, "exitCode" | "signal">;

function parseStatus(line: string): AgentEnd {
  try {
    const { exitCode, signal } = JSON.parse(line) as Partial<AgentEnd>;
    return {
      exitCode: typeof exitCode === "number" ? exitCode : null,
      signal: signal && signal in constants.signals ? signal : null,
    };
  } catch {
    return { exitCode: null, signal: null };
  }
}
