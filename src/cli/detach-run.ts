import { spawn } from "node:child_process";
import { once } from "node:events";
import { open, readFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { lockHolder } from "../run/group-lock.ts";
import { commandText } from "./command-line.ts";
import { print } from "./terminal.ts";

const START_MS = 30_000;
const LOOK_MS = 100;

/** What a run group's orchestrator says when it works in the background. */
export const ORCHESTRATOR_LOG = "orchestrator.log";

export interface DetachOptions {
  competitions: readonly string[];
  workers: number | undefined;
  /** Where they lie, if elsewhere than when the group was begun. */
  agent: string | undefined;
  dataDir: string | undefined;
}

/**
 * Starts this program once more, without a terminal, to work on a run group, and says how to follow
 * it once it does.
 * @throws with its own words when it ends at once.
 */
export async function detachRun(folder: string, options: DetachOptions): Promise<void> {
  const log = join(folder, ORCHESTRATOR_LOG);
  const output = await open(log, "a");
  const { size } = await output.stat();
  const workers = options.workers === undefined ? [] : ["--workers", String(options.workers)];
  const agent = options.agent === undefined ? [] : ["--agent", options.agent];
  const dataDir = options.dataDir === undefined ? [] : ["--data-dir", options.dataDir];
  const competitions = options.competitions.flatMap((own) => ["--competitions", own]);
  const args = ["run", "--resume", folder, ...workers, ...agent, ...dataDir, ...competitions];
  const child = spawn(process.execPath, [process.argv[1], ...args], {
    detached: true,
    stdio: ["ignore", output.fd, output.fd],
  });
  const ended = once(child, "exit");
  await Promise.race([ended, isWorking(folder, child.pid)]);
  await output.close();
  if (child.exitCode) {
    throw new Error(`It did not start: ${(await readFile(log, "utf8")).slice(size).trim()}`);
  }
  child.unref();
  print(`Run group: ${folder}`);
  print(`Working in the background as process ${child.pid}.`);
  print(`Follow:    ${commandText("runs", "show", "--follow", folder)}`);
  print(`Its words: ${commandText("runs", "logs", "--follow", folder)}`);
  print(`Stop:      ${commandText("runs", "stop", folder)}`);
}

async function isWorking(folder: string, pid: number | undefined): Promise<void> {
  const deadline = performance.now() + START_MS;
  while ((await lockHolder(folder))?.pid !== pid && performance.now() < deadline) {
    await delay(LOOK_MS, undefined, { ref: false });
  }
}
