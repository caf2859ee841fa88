import { execFile } from "node:child_process";
import type { Stats } from "node:fs";
import { chmod, lchown, lstat, opendir, readdir, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { MissingPrerequisite } from "../errors.ts";

const READABLE_BY_OTHERS = 0o004;
const ENTERED_BY_OTHERS = 0o001;
const OWNER_ALL = 0o700;
/** Entries of a folder; enough to tell that it was made for its owner only. */
const LOOKED_AT = 20_000;
/** Linux takes 4096 bytes, and whoever reads or copies the folder later needs some too. */
const MAX_PATH_BYTES = 3072;

/** Gives empty output folders to the user that the agent is. */
export async function giveAway(folders: readonly string[], userId: number): Promise<void> {
  for (const folder of folders) await lchown(folder, userId, userId);
}

/**
 * Takes folders and all that an agent left in them back: they belong to this process's user, who
 * can enter every folder. Links are taken, never followed. What is nested so deep that no path leads
 * to it is removed.
 */
export async function takeBack(folders: readonly string[]): Promise<void> {
  const pending = [...folders];
  const [userId, groupId] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  for (let folder = pending.pop(); folder !== undefined; folder = pending.pop()) {
    await lchown(folder, userId, groupId);
    const { mode } = await lstat(folder);
    if ((mode & OWNER_ALL) !== OWNER_ALL) await chmod(folder, (mode & 0o777) | OWNER_ALL);
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      const path = join(folder, entry.name);
      if (Buffer.byteLength(path) > MAX_PATH_BYTES) await removeDeep(path);
      else if (entry.isDirectory()) pending.push(path);
      else await lchown(path, userId, groupId);
    }
  }
}

/** These programs go down folder by folder, where Node would need the whole path. */
async function removeDeep(path: string): Promise<void> {
  const run = promisify(execFile);
  await run("chmod", ["-R", "u+rwX", path]).catch(() => {});
  await run("rm", ["-rf", path]);
}

/**
 * Requires that an agent, which is another user than root, can read what it is given.
 * @throws {MissingPrerequisite} saying what to do.
 */
export async function requireReadable(paths: readonly string[]): Promise<void> {
  for (const path of paths) requireModeForOthers(path, path, await stat(path));
}

/** The same for folders and what lies in them, as far as it can be looked at in a moment. */
export async function requireContentReadable(folders: readonly string[]): Promise<void> {
  await requireReadable(folders);
  for (const top of folders) {
    const pending = [top];
    let looked = 0;
    for (let folder = pending.pop(); folder && looked < LOOKED_AT; folder = pending.pop()) {
      for await (const entry of await opendir(folder)) {
        if (++looked > LOOKED_AT) break;
        if (!entry.isFile() && !entry.isDirectory()) continue;
        const path = join(folder, entry.name);
        requireModeForOthers(path, top, await lstat(path));
        if (entry.isDirectory()) pending.push(path);
      }
    }
  }
}

function requireModeForOthers(path: string, top: string, found: Stats): void {
  const needed = READABLE_BY_OTHERS | (found.isDirectory() ? ENTERED_BY_OTHERS : 0);
  if ((found.mode & needed) === needed) return;
  throw new MissingPrerequisite(
    `${path} can be read by its owner only, and agents run as another user. ` +
      `Run: chmod -R a+rX '${top}'`,
  );
}
