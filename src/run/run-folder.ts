import { chmodSync, mkdirSync, readdirSync, statSync } from "node:fs";
import { readdir, rm } from "node:fs/promises";
import { dirname, join } from "node:path";
import { takeBack } from "../sandbox/ownership.ts";
import type { SandboxFiles } from "../sandbox/sandbox.ts";
import { LEFT_OUT_FILE, OUTPUT_FOLDERS } from "./left-behind.ts";
import { SNAPSHOTS_FILE, SNAPSHOTS_FOLDER } from "./snapshots.ts";
import { STOP_FILE } from "./stop-request.ts";

const OWNER_ONLY = 0o700;

const PARTIAL = /\.partial-\d+$/;

/** Files of a run beside its record and the folders that its agent fills. */
export const runFiles = {
  log: "run.log",
  validation: "validation.jsonl",
  report: "report.json",
  instructions: "instructions.txt",
  /** Stands in for the data's description in an obfuscated run. */
  description: "description.md",
} as const;

const OF_AN_ATTEMPT = [
  ...[runFiles.log, runFiles.validation, runFiles.report, LEFT_OUT_FILE],
  ...[SNAPSHOTS_FILE, SNAPSHOTS_FOLDER, STOP_FILE],
];

/** Where a run's sandbox finds and leaves things. */
export function sandboxFiles(runFolder: string, publicDir: string, agent: string): SandboxFiles {
  return {
    data: publicDir,
    agent,
    submission: join(runFolder, "submission"),
    logs: join(runFolder, "logs"),
    code: join(runFolder, "code"),
    instructions: join(runFolder, runFiles.instructions),
  };
}

/**
 * Removes whatever an earlier attempt left, and makes the folders that the agent fills. Until
 * {@link showRunFolder}, other users cannot enter: a program that the agent marks to run as its
 * owner, this process's user, would be theirs to run.
 */
export async function emptyRunFolder(runFolder: string): Promise<void> {
  chmodSync(runFolder, OWNER_ONLY);
  const names = new Set(readdirSync(runFolder));
  for (const name of OF_AN_ATTEMPT) {
    if (names.has(name)) await rm(join(runFolder, name), { recursive: true, force: true });
  }
  for (const name of OUTPUT_FOLDERS) {
    if (names.has(name)) {
      await takeBack([join(runFolder, name)]);
      await rm(join(runFolder, name), { recursive: true, force: true });
    }
    mkdirSync(join(runFolder, name));
  }
  for (const name of names) {
    if (PARTIAL.test(name)) await rm(join(runFolder, name), { force: true });
  }
}

/** Lets those into a run's folder who may enter its run group's, once all is taken back. */
export function showRunFolder(runFolder: string): void {
  chmodSync(runFolder, statSync(dirname(runFolder)).mode & 0o777);
}

/** Removes what a process that was killed had begun to write, from a folder that is locked. */
export async function removePartialFiles(folder: string): Promise<void> {
  for (const name of await readdir(folder)) {
    if (PARTIAL.test(name)) await rm(join(folder, name), { force: true });
  }
}
