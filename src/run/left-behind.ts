import { lstat, readdir, rm } from "node:fs/promises";
import { join } from "node:path";

/** The name a submission must have in the submission folder. */
export const SUBMISSION_FILE = "submission.csv";

/**
 * Removes from what an agent left everything that is neither a file nor a folder (links, pipes,
 * sockets): whoever reads it later, grader or viewer, must not be led out of its folder.
 * @returns what was removed, as paths relative to the run's folder.
 */
export async function removeSpecialFiles(
  runFolder: string,
  folders: readonly string[],
): Promise<string[]> {
  const removed: string[] = [];
  for (const folder of folders) {
    const root = join(runFolder, folder);
    for (const entry of await readdir(root, { recursive: true, withFileTypes: true })) {
      if (entry.isFile() || entry.isDirectory()) continue;
      const path = join(entry.parentPath, entry.name);
      await rm(path, { force: true });
      removed.push(path.slice(runFolder.length + 1));
    }
  }
  return removed;
}

/** Whether a submission lies in a run's folder. */
export async function hasSubmission(runFolder: string): Promise<boolean> {
  const path = join(runFolder, "submission", SUBMISSION_FILE);
  const found = await lstat(path).catch(() => undefined);
  return found?.isFile() ?? false;
}
