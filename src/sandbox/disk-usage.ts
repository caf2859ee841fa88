import { chmod, lstat, readdir } from "node:fs/promises";
import { join } from "node:path";

/** Every entry counts for this much at least, so that empty files have their limit too. */
const MIN_ENTRY_BYTES = 4096;
const BLOCK_BYTES = 512;
const AT_ONCE = 100;
const OWNER_ALL = 0o700;

/**
 * Bytes on disk that folders and all below them take, links not followed. Stops counting beyond
 * a limit, since an agent may have made any number of files; folders nested so deep that no path
 * leads to them count as beyond it.
 */
export async function diskUsage(folders: readonly string[], limit: number): Promise<number> {
  const pending = [...folders];
  let bytes = 0;
  for (let folder = pending.pop(); folder !== undefined && bytes <= limit; folder = pending.pop()) {
    const entries = await entriesOf(folder).catch(() => undefined);
    if (!entries) return Number.POSITIVE_INFINITY;
    for (let start = 0; start < entries.length && bytes <= limit; start += AT_ONCE) {
      const some = entries.slice(start, start + AT_ONCE);
      const paths = some.map((entry) => join(entry.parentPath, entry.name));
      pending.push(...paths.filter((_, k) => some[k].isDirectory()));
      for (const size of await Promise.all(paths.map(entryBytes))) bytes += size;
    }
  }
  return bytes;
}

async function entryBytes(path: string): Promise<number> {
  const found = await lstat(path).catch(() => undefined);
  return Math.max(MIN_ENTRY_BYTES, (found?.blocks ?? 0) * BLOCK_BYTES);
}

/** What lies in a folder that may go at any moment, or be closed to hide what is in it. */
async function entriesOf(folder: string) {
  const read = () => readdir(folder, { withFileTypes: true });
  return read()
    .catch(async () => {
      await chmod(folder, OWNER_ALL);
      return read();
    })
    .catch((error: NodeJS.ErrnoException) => {
      if (error.code === "ENAMETOOLONG") throw error;
      return [];
    });
}
