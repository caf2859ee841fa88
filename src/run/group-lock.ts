import { randomBytes } from "node:crypto";
import { link, mkdir, readdir, readFile, rm, stat, utimes, writeFile } from "node:fs/promises";
import { hostname, tmpdir } from "node:os";
import { basename, join, resolve } from "node:path";
import { z } from "zod";
import { writeFileAtomically } from "../atomic-file.ts";
import { isSameProcessAlive, ownProcess } from "../process-alive.ts";

const HEARTBEAT_MS = 10_000;
/** How long the process of another machine may be silent before its lock is taken over. */
const SILENCE_MS = 120_000;
/** A socket's path can have 107 bytes, of which names below the temporary folder take 48. */
const MAX_FOLDER_BYTES = 59;
const SCRATCH_NAME = /^mlebench-[0-9a-f]{16}$/;
const LOCK_NAME = /^orchestrator-(\d+)\.json$/;

const holderSchema = z.object({
  pid: z.int().positive(),
  /** Since when the process runs, in the kernel's words; tells it from a later one with its id. */
  started: z.string(),
  host: z.string(),
  /** Folder of its temporary files. */
  scratch: z.string(),
  released: z.boolean(),
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
 *
 * Locks are files with growing numbers, of which the highest counts: a lock is never taken away and
 * made again, so of several processes that find it free only one can make the next.
 * @throws when a living process holds it.
 */
export async function lockGroup(folder: string): Promise<GroupLock> {
  const scratch = join(temporaryFolder(), `mlebench-${randomBytes(8).toString("hex")}`);
  const own = { ...(await ownProcess()), host: hostname(), scratch, released: false };
  const draft = join(folder, `orchestrator.partial-${process.pid}`);
  await writeFile(draft, JSON.stringify(own));
  const path = await makeNext(folder, draft).finally(() => rm(draft, { force: true }));
  // Named in the lock before it is there, so that no kill can leave it behind.
  await mkdir(scratch, { mode: 0o700 });
  const now = () => utimes(path, new Date(), new Date()).catch(() => {});
  const heartbeat = setInterval(now, HEARTBEAT_MS).unref();
  return {
    scratchFolder: scratch,
    async release() {
      clearInterval(heartbeat);
      await rm(scratch, { recursive: true, force: true });
      await writeFileAtomically(path, JSON.stringify({ ...own, released: true }));
    },
  };
}

/** The system's, unless sockets could not lie in it. */
function temporaryFolder(): string {
  const usual = resolve(tmpdir());
  return Buffer.byteLength(usual) > MAX_FOLDER_BYTES ? "/tmp" : usual;
}

/** The living process that works on a run group, if there is one. */
export async function lockHolder(folder: string): Promise<LockHolder | undefined> {
  const number = Math.max(0, ...(await lockNumbers(folder)));
  return number === 0 ? undefined : livingHolder(lockPath(folder, number));
}

/** @throws when a living process works on a run group. */
export async function requireUnlocked(folder: string): Promise<void> {
  const holder = await lockHolder(folder);
  if (holder) throw heldBy(holder, folder);
}

function heldBy({ pid, host }: LockHolder, folder: string): Error {
  return new Error(
    `Process ${pid} on ${host} is working on ${folder} right now. Follow it ` +
      `with "mlebench runs show --follow ${folder}", or stop it with "mlebench runs stop ${folder}".`,
  );
}

/** @returns the lock's path. */
async function makeNext(folder: string, draft: string): Promise<string> {
  for (;;) {
    const earlier = await lockNumbers(folder);
    const number = Math.max(0, ...earlier);
    const holder = number === 0 ? undefined : await livingHolder(lockPath(folder, number));
    if (holder) throw heldBy(holder, folder);
    const path = lockPath(folder, number + 1);
    if (!(await linked(draft, path))) continue;
    for (const old of earlier) await removeOld(lockPath(folder, old));
    return path;
  }
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

async function removeOld(path: string): Promise<void> {
  const holder = await readHolder(path);
  if (holder && SCRATCH_NAME.test(basename(holder.scratch))) {
    await rm(holder.scratch, { recursive: true, force: true });
  }
  await rm(path, { force: true });
}

async function lockNumbers(folder: string): Promise<number[]> {
  const numbers = (await readdir(folder)).map((name) => Number(LOCK_NAME.exec(name)?.[1]));
  return numbers.filter((number) => !Number.isNaN(number));
}

function lockPath(folder: string, number: number): string {
  return join(folder, `orchestrator-${number}.json`);
}

async function readHolder(path: string): Promise<LockHolder | undefined> {
  const text = await readFile(path, "utf8").catch(() => "");
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return undefined;
  }
}

async function livingHolder(path: string): Promise<LockHolder | undefined> {
  const holder = await readHolder(path);
  return holder && !holder.released && (await isAlive(holder, path)) ? holder : undefined;
}

async function isAlive(holder: LockHolder, path: string): Promise<boolean> {
  if (holder.host !== hostname()) {
    const found = await stat(path).catch(() => undefined);
    return found !== undefined && Date.now() - found.mtimeMs < SILENCE_MS;
  }
  return isSameProcessAlive(holder);
}
