import { readFile } from "node:fs/promises";
import { constants } from "node:os";
import { z } from "zod";
import type { SandboxResult } from "./sandbox.ts";
import {
  LAUNCHER_PIPE,
  type SupervisedEnd,
  type SupervisedProcess,
  supervise,
} from "./supervise.ts";

const MAX_QUOTED_CHARS = 1000;
const signalNames = Object.keys(constants.signals) as NodeJS.Signals[];

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

const endSchema = z.object({
  exitCode: z.int().min(0).max(255).nullable().catch(null),
  signal: z.enum(signalNames).nullable().catch(null),
});

/** The agent is the launcher's own user, and can make it say anything. */
function parseStatus(line: string): AgentEnd {
  try {
    return endSchema.parse(JSON.parse(line));
  } catch {
    return { exitCode: null, signal: null };
  }
}
