import { randomBytes } from "node:crypto";
import { link, mkdir, readFile, rename, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { basename, join } from "node:path";
import { z } from "zod";
import { isProcessAlive } from "../process-alive.ts";

const LOCK_FILE = "orchestrator.json";
const HEARTBEAT_MS = 10_000;
/** How long the process of another machine may be silent before its lock is taken over. */
const SILENCE_MS = 120_000;
const SCRATCH_NAME = /^mlebench-[0-9a-f]{16}$/;

const holderSchema = z.object({
  pid: z.int().positive(),
  /** Since when the process runs, in the kernel's words; tells it from a later one with its id. */
  started: z.string(),
  host: z.string(),
  /** Folder of its temporary files. */
  scratch: z.string(),
});

/** The process that works on a run group. */
export type LockHolder = z.output<typeof holderSchema>;

/** Keeps two orchestrators from working on one run group. */
export interface GroupLock {
  /** A folder for temporary files. If this process is killed, whoever goes on removes it. */
  scratchFolder: string;
  release(): Promise<void>;
}

/**
 * Takes a run group's lock; one left by a process that is gone is taken over, and what it left of
 * temporary files is removed.
 * @throws when a living process holds it.
 */
export async function lockGroup(folder: string): Promise<GroupLock> {
  const path = join(folder, LOCK_FILE);
  const scratch = join(tmpdir(), `mlebench-${randomBytes(8).toString("hex")}`);
  const started = await startOf(process.pid);
  const own: LockHolder = { pid: process.pid, started, host: hostname(), scratch };
  const draft = `${path}.partial-${process.pid}`;
  await writeFile(draft, JSON.stringify(own));
  try {
    while (!(await linked(draft, path))) await removeAbandoned(path, folder);
  } finally {
    await rm(draft, { force: true });
  }
  // Named in the lock before it is there, so that no kill can leave it behind.
  await mkdir(scratch, { mode: 0o700 });
  const now = () => utimes(path, new Date(), new Date()).catch(() => {});
  const heartbeat = setInterval(now, HEARTBEAT_MS).unref();
  return {
    scratchFolder: scratch,
    async release() {
      clearInterval(heartbeat);
      await rm(scratch, { recursive: true, force: true });
      await rm(path, { force: true });
    },
  };
}

/** The living process that works on a run group, if there is one. */
export async function lockHolder(folder: string): Promise<LockHolder | undefined> {
  const path = join(folder, LOCK_FILE);
  const holder = await readHolder(path);
  return holder && (await isAlive(holder, path)) ? holder : undefined;
}

async function linked(draft: string, path: string): Promise<boolean> {
  try {
    await link(draft, path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    return false;
  }
}

async function removeAbandoned(path: string, folder: string): Promise<void> {
  const holder = await readHolder(path);
  if (holder && (await isAlive(holder, path))) {
    throw new Error(
      `Process ${holder.pid} on ${holder.host} is working on ${folder} right now. Follow it with ` +
        `"mlebench runs show --follow ${folder}", or stop it with "mlebench runs stop ${folder}".`,
    );
  }
  // Renamed first: of two that find it abandoned, one removes it, and neither the other's lock.
  const aside = `${path}.abandoned-${process.pid}`;
  const renamed = await rename(path, aside).then(
    () => true,
    () => false,
  );
  if (!renamed) return;
  const found = await readHolder(aside);
  if (found?.scratch !== holder?.scratch) await link(aside, path).catch(() => {});
  else if (holder && SCRATCH_NAME.test(basename(holder.scratch))) {
    await rm(holder.scratch, { recursive: true, force: true });
  }
  await rm(aside, { force: true });
}

async function readHolder(path: string): Promise<LockHolder | undefined> {
  const text = await readFile(path, "utf8").catch(() => "");
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function isAlive(holder: LockHolder, path: string): Promise<boolean> {
  if (holder.host !== hostname()) {
    const found = await stat(path).catch(() => undefined);
    return found !== undefined && Date.now() - found.mtimeMs < SILENCE_MS;
  }
  return isProcessAlive(holder.pid) && (await startOf(holder.pid)) === holder.started;
}

/** When a process was started, in clock ticks since the machine's start; empty where unknown. */
async function startOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The second field is the program's name, which may hold anything.
  return text.slice(text.lastIndexOf(")") + 2).split(" ")[19] ?? "";
}
