import { open, readFile, rm } from "node:fs/promises";
import { join } from "node:path";
import { isProcessAlive } from "../process-alive.ts";

/** Keeps two orchestrators from working on one run group. */
export interface GroupLock {
  release(): Promise<void>;
}

/**
 * Takes a run group's lock; one left by a process that is gone is taken over.
 * @throws when a living process holds it.
 */
export async function lockGroup(folder: string): Promise<GroupLock> {
  const path = join(folder, "orchestrator.pid");
  for (;;) {
    try {
      const file = await open(path, "wx");
      await file.writeFile(String(process.pid));
      await file.close();
      return { release: () => rm(path, { force: true }) };
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    }
    const holder = (await readFile(path, "utf8").catch(() => "")).trim();
    if (holder && isProcessAlive(Number(holder))) {
      throw new Error(`Process ${holder} is working on ${folder} right now. Wait, or stop it.`);
    }
    await rm(path, { force: true });
  }
}
