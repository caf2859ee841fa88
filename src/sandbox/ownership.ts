import { execFile } from "node:child_process";
import { randomUUID } from "node:crypto";
import type { Dirent } from "node:fs";
import { chmod, chown, lchown, lstat, rename, stat } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import {
  AgentTree,
  type BytePath,
  childOf,
  entriesOf,
  type Held,
  openToOwner,
  systemPath,
} from "./agent-tree.ts";

const OWNER_ALL = 0o700;
/** All that others are left to do with what an agent left. */
const OTHERS_READ = 0o055;
/** Linux takes 4096 bytes, and whoever reads or copies the folder later needs some too. */
const MAX_PATH_BYTES = 3072;

/** Gives empty output folders to the user that the agent is. */
export async function giveAway(folders: readonly string[], userId: number): Promise<void> {
  for (const folder of folders) await lchown(folder, userId, userId);
}

/**
 * Takes folders and all that an agent left in them back: they belong to this process's user, who
 * can enter every folder; nobody else can write there, and no program there runs as its owner.
 * Links are taken, never followed. What is nested so deep that no path leads to it is removed.
 */
export async function takeBack(folders: readonly string[]): Promise<void> {
  for (const folder of folders) await takeTreeBack(folder);
}

async function takeTreeBack(folder: string): Promise<void> {
  const tree = await AgentTree.open(folder);
  await tree.visitFolders(async (held, below) => {
    const folders: BytePath[] = [];
    await chown(held.path, ...ownIds());
    await chmod(held.path, ((await stat(held.path)).mode & OTHERS_READ) | OWNER_ALL);
    for await (const entries of entriesOf(held)) {
      await Promise.all(
        entries.map(async (entry) => {
          const path = childOf(below, entry.name);
          if (systemPath(folder, path).length > MAX_PATH_BYTES) {
            await removeDeep(tree, path, folder);
          } else if (entry.isDirectory()) folders.push(path);
          else await takeEntryBack(tree, path, held, entry);
        }),
      );
    }
    return folders;
  });
}

async function takeEntryBack(tree: AgentTree, below: BytePath, folder: Held, entry: Dirent) {
  const path = systemPath(folder.path, entry.name);
  await lchown(path, ...ownIds());
  if (!entry.isFile()) return;
  const { mode } = await lstat(path);
  const harmless = mode & (OWNER_ALL | OTHERS_READ);
  if ((mode & 0o7777) === harmless) return;
  await using file = await tree.hold(below, "file");
  if (file) await chmod(file.path, harmless);
}

function ownIds(): [userId: number, groupId: number] {
  return [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
}

/** These programs go down folder by folder, where Node would need the whole path. */
async function removeDeep(tree: AgentTree, below: BytePath, folder: string): Promise<void> {
  const run = promisify(execFile);
  await using deep = await tree.hold(below, "folder");
  if (deep) await openToOwner(deep);
  // Its own name need not be text, which programs are started with.
  const near = join(folder, `too-deep-${randomUUID()}`);
  await rename(systemPath(folder, below), near);
  await run("chmod", ["-R", "u+rwX", near]).catch(() => {});
  await run("rm", ["-rf", near]);
}
