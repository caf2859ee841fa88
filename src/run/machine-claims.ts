import { randomBytes } from "node:crypto";
import { constants } from "node:fs";
import { mkdir, open, readdir, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { z } from "zod";
import { writeFileAtomically } from "../atomic-file.ts";
import { UsageError } from "../errors.ts";
import { isSameProcessAlive, ownProcess } from "../process-alive.ts";
import type { Machine } from "./machine.ts";
import type { Slot } from "./slots.ts";

const CLAIM_FILE = /^[0-9a-f]{16}\.json$/;
const ATTEMPTS = 10;
const MAX_REST_MS = 100;
const MAX_CLAIM_BYTES = 64 * 1024;

const claimSchema = z.object({
  pid: z.int().positive(),
  started: z.string(),
  cores: z.array(z.int()),
  gpus: z.array(z.int()),
});

/** What a process has claimed of this machine. */
type Claim = z.output<typeof claimSchema>;

/** Cores and devices that are this process's alone until they are released. */
export interface ClaimedSlots {
  slots: readonly Slot[];
  release(): Promise<void>;
}

/**
 * Claims cores and devices, so that no run group of another process on this machine is given them
 * too. Claims of processes that are gone do not count.
 * @param choose takes slots from what is free.
 * @param folder shared by all processes of the machine.
 * @throws what `choose` does when too little is free.
 */
export async function claimSlots(
  machine: Machine,
  choose: (free: Machine) => readonly Slot[],
  folder = claimsFolder(),
): Promise<ClaimedSlots> {
  const own = join(folder, `${randomBytes(8).toString("hex")}.json`);
  const release = () => rm(own, { force: true });
  for (let attempt = 1; ; attempt++) {
    const slots = chosen(machine, await livingClaims(folder, own), choose);
    const cores = slots.flatMap(({ cpuSet }) => cpuSet ?? []);
    const gpus = slots.flatMap((slot) => slot.gpus);
    if (cores.length + gpus.length === 0) return { slots, release };
    await makeSharedFolder(folder);
    const claim: Claim = { ...(await ownProcess()), cores, gpus };
    await writeFileAtomically(own, JSON.stringify(claim));
    // Whoever claimed the same meanwhile sees this claim, as this process sees theirs.
    const free = without(machine, await livingClaims(folder, own));
    const isOurs =
      cores.every((core) => free.cores.includes(core)) &&
      gpus.every((gpu) => free.gpus.includes(gpu));
    if (isOurs) return { slots, release };
    await release();
    if (attempt === ATTEMPTS) {
      throw new Error("Other run groups claim the same cores or GPUs right now. Try again.");
    }
    await delay(Math.random() * MAX_REST_MS);
  }
}

function claimsFolder(): string {
  return join(tmpdir(), "mlebench-claims");
}

function chosen(
  machine: Machine,
  claims: readonly Claim[],
  choose: (free: Machine) => readonly Slot[],
): readonly Slot[] {
  try {
    return choose(without(machine, claims));
  } catch (error) {
    if (!(error instanceof UsageError) || claims.length === 0) throw error;
    const holders = [...new Set(claims.map(({ pid }) => pid))].join(", ");
    throw new UsageError(
      `${error.message} Other run groups have their share (process ${holders}).`,
    );
  }
}

/** What no other process has claimed of a machine. */
export async function freeMachine(machine: Machine, folder = claimsFolder()): Promise<Machine> {
  return without(machine, await livingClaims(folder));
}

function without(machine: Machine, claims: readonly Claim[]): Machine {
  const cores = new Set(claims.flatMap((claim) => claim.cores));
  const gpus = new Set(claims.flatMap((claim) => claim.gpus));
  return {
    ...machine,
    cores: machine.cores.filter((core) => !cores.has(core)),
    gpus: machine.gpus.filter((gpu) => !gpus.has(gpu)),
  };
}

async function livingClaims(folder: string, own?: string): Promise<Claim[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => CLAIM_FILE.test(name));
  const claims = names
    .map((name) => join(folder, name))
    .filter((path) => path !== own)
    .map(async (path) => {
      const claim = await readClaim(path);
      if (!claim || (await isSameProcessAlive(claim))) return claim;
      // Another user's stays until that user's next claim; it counts no more than this one.
      await rm(path, { force: true }).catch(() => {});
      return undefined;
    });
  return (await Promise.all(claims)).filter((claim) => claim !== undefined);
}

/** Other users may have put anything there: a pipe would keep its reader waiting for ever. */
async function readClaim(path: string): Promise<Claim | undefined> {
  try {
    const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
    await using file = await open(path, O_RDONLY | O_NOFOLLOW | O_NONBLOCK);
    const found = await file.stat();
    if (!found.isFile() || found.size > MAX_CLAIM_BYTES) return undefined;
    return claimSchema.parse(JSON.parse(await file.readFile("utf8")));
  } catch {
    return undefined;
  }
}

/**
 * Every user of the machine may add to it, and remove what is their own.
 * @throws where another user has put a link in its place, which must not open what it leads to.
 */
async function makeSharedFolder(folder: string): Promise<void> {
  await mkdir(folder, { recursive: true });
  const { O_RDONLY, O_NOFOLLOW, O_DIRECTORY } = constants;
  await using handle = await open(folder, O_RDONLY | O_NOFOLLOW | O_DIRECTORY);
  await handle.chmod(0o1777).catch(() => {});
}
