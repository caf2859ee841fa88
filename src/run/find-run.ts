import { existsSync } from "node:fs";
import { basename, dirname, join, resolve } from "node:path";
import { MissingPrerequisite } from "../errors.ts";
import { listRunGroups, openRunGroup, type RunGroup } from "./run-group.ts";
import { type RunRecord, readRunRecord } from "./run-record.ts";

export interface FoundRun {
  group: RunGroup;
  run: RunRecord;
  /** The run's. */
  folder: string;
}

/**
 * A run group by its folder, or by its name in the folder of run groups.
 * @throws {MissingPrerequisite} when there is none.
 */
export async function findGroup(nameOrFolder: string, runsDir: string): Promise<RunGroup> {
  const folders = [resolve(nameOrFolder), resolve(runsDir, nameOrFolder)];
  const folder = folders.find((path) => existsSync(join(path, "group.json")));
  if (folder) return openRunGroup(folder);
  throw new MissingPrerequisite(
    `There is no run group "${nameOrFolder}", neither as a folder nor in ${runsDir}. ` +
      "See: mlebench runs.",
  );
}

/** A run by its folder, by GROUP/RUN, or by its name alone; undefined when there is none. */
export async function findRun(
  nameOrFolder: string,
  runsDir: string,
): Promise<FoundRun | undefined> {
  const folders = [resolve(nameOrFolder), resolve(runsDir, nameOrFolder)];
  if (!nameOrFolder.includes("/")) {
    const groups = await listRunGroups(runsDir);
    folders.push(...groups.map((group) => join(group.folder, nameOrFolder)));
  }
  const folder = folders.find((path) => existsSync(join(path, "run.json")));
  if (folder === undefined) return undefined;
  const group = await openRunGroup(dirname(folder));
  return { group, run: readRunRecord(join(dirname(folder), basename(folder))), folder };
}
