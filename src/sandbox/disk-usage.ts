import type { Dirent } from "node:fs";
import { lstat } from "node:fs/promises";
import {
  AgentTree,
  type BytePath,
  childOf,
  entriesOf,
  type Held,
  openToOwner,
  systemPath,
} from "./agent-tree.ts";

/** Every entry counts for this much at least, so that empty files have their limit too. */
const MIN_ENTRY_BYTES = 4096;
const BLOCK_BYTES = 512;
/** What an agent can do to hide what it has written. */
const HIDDEN = new Set(["ENAMETOOLONG", "EACCES"]);

/**
 * Bytes on disk that folders and all below them take, links not followed. Stops counting beyond
 * a limit, since an agent may have made any number of files; what is nested so deep that no path
 * leads to it, or is closed again and again, counts as beyond it.
 */
export async function diskUsage(folders: readonly string[], limit: number): Promise<number> {
  let bytes = 0;
  try {
    for (const folder of folders) bytes += await treeUsage(folder, limit - bytes);
  } catch (error) {
    if (!HIDDEN.has((error as NodeJS.ErrnoException).code ?? "")) throw error;
    return Number.POSITIVE_INFINITY;
  }
  return bytes;
}

async function treeUsage(folder: string, limit: number): Promise<number> {
  const tree = await AgentTree.open(folder);
  let bytes = 0;
  const isEnough = () => bytes > limit;
  await tree.visitFolders(async (held, below) => {
    const folders: BytePath[] = [];
    await openToOwner(held);
    for await (const entries of entriesOf(held)) {
      for (const entry of entries) {
        if (entry.isDirectory()) folders.push(childOf(below, entry.name));
      }
      const sizes = await Promise.all(entries.map((entry) => entryBytes(held, entry)));
      bytes += sizes.reduce((sum, size) => sum + size, 0);
      if (isEnough()) break;
    }
    return folders;
  }, isEnough);
  return bytes;
}

async function entryBytes(folder: Held, { name }: Dirent): Promise<number> {
  const found = await lstat(systemPath(folder.path, name)).catch((error) => {
    if (error.code !== "ENOENT") throw error;
  });
  return Math.max(MIN_ENTRY_BYTES, (found?.blocks ?? 0) * BLOCK_BYTES);
}
