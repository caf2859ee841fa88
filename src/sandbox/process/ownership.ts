import { lchown, readdir } from "node:fs/promises";
import { join } from "node:path";

/** Gives empty output folders to the user that the agent is. */
export async function giveAway(folders: readonly string[], userId: number): Promise<void> {
  for (const folder of folders) await lchown(folder, userId, userId);
}

/** Takes folders and all that an agent left in them back; links are taken, never followed. */
export async function takeBack(folders: readonly string[]): Promise<void> {
  const [userId, groupId] = [process.getuid?.() ?? 0, process.getgid?.() ?? 0];
  for (const folder of folders) {
    await lchown(folder, userId, groupId);
    for (const entry of await readdir(folder, { recursive: true, withFileTypes: true })) {
      await lchown(join(entry.parentPath, entry.name), userId, groupId);
    }
  }
}
