import { lstat, opendir } from "node:fs/promises";
import { join } from "node:path";

const PATIENCE_MS = 3000;

export interface DataSize {
  bytes: number;
  /** False when counting took too long: there is more. */
  isAll: boolean;
}

/** Bytes of the files in folders; of millions of files only what can be counted in a few seconds. */
export async function dataSize(
  folders: readonly string[],
  patienceMs = PATIENCE_MS,
): Promise<DataSize> {
  const deadline = performance.now() + patienceMs;
  let bytes = 0;
  for (const folder of folders) {
    const entries = await opendir(folder, { recursive: true }).catch(() => undefined);
    if (!entries) continue;
    for await (const entry of entries) {
      if (performance.now() > deadline) return { bytes, isAll: false };
      if (entry.isFile()) bytes += (await lstat(join(entry.parentPath, entry.name))).size;
    }
  }
  return { bytes, isAll: true };
}
