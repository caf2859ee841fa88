import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rmdir, writeFile } from "node:fs/promises";
import { dirname, join, relative, sep } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import type { LimitKeeper, SandboxLimits } from "../sandbox.ts";

const CPU_PERIOD_US = 100_000;
const REMOVE_MS = 10_000;
const CONTROLLERS = ["memory", "cpu", "pids"];
const PROCESSES = "cgroup.procs";
const SUBTREE_CONTROL = "cgroup.subtree_control";
/** cgroup v2: the group in the group that holds a sandbox's processes. */
const MEMBERS = "members";
/** cgroup v2: where the processes of a container go that has its own group for root. */
const CONTAINER_PROCESSES = "init";
/** Processes may start others while they are moved. */
const MOVE_ATTEMPTS = 10;

/** A control group that holds one sandbox to its memory, processor and process limits. */
export interface Cgroup {
  keeper: LimitKeeper;
  /** Files that take the id of a process that is to be held. */
  processFiles: readonly string[];
  /** Whether the kernel has killed a process of the group for want of memory. */
  sawOutOfMemory(): Promise<boolean>;
  /** Removes the group, once its processes are gone. */
  remove(): Promise<void>;
}

export type CgroupLimits = Pick<SandboxLimits, "memoryBytes" | "cpus" | "processes">;

let created = 0;

/**
 * Makes a control group below this process's own (version 1) or beside it (version 2), so that
 * limits set further up still hold; undefined where that is not allowed (neither root nor a group
 * that was handed to this user) or the controllers for the limits are missing.
 * @param root where control groups are mounted.
 * @param ownGroups this process's own, as /proc/self/cgroup lists them.
 */
export async function createCgroup(
  limits: CgroupLimits,
  root = "/sys/fs/cgroup",
  ownGroups = "/proc/self/cgroup",
): Promise<Cgroup | undefined> {
  const name = `mlebench-${process.pid}-${++created}`;
  try {
    const parents = await parentGroups(root, ownGroups);
    for (const parent of parents) await removeAbandoned(parent);
    return parents.length === 1
      ? await createUnified(name, limits, root, parents[0])
      : await createSplit(name, limits, parents);
  } catch {
    return undefined;
  }
}

/**
 * Removes groups of orchestrators that were killed, and kills what is left in them.
 * @returns how many sandboxes they were for.
 */
export async function removeAbandonedGroups(): Promise<number> {
  const parents = await parentGroups("/sys/fs/cgroup", "/proc/self/cgroup").catch(() => []);
  const names = await Promise.all(parents.map(removeAbandoned));
  return new Set(names.flat()).size;
}

/** Where groups are made: one folder in version 2, one for each controller in version 1. */
async function parentGroups(root: string, ownGroups: string): Promise<string[]> {
  const own = await readFile(ownGroups, "utf8");
  return existsSync(join(root, "cgroup.controllers"))
    ? [unifiedParent(root, own)]
    : CONTROLLERS.map((controller) => splitParent(root, own, controller));
}

/** cgroup v2: only groups without processes have limited children, so a sibling is made. */
function unifiedParent(root: string, ownGroups: string): string {
  const own = /^0::(.*)$/m.exec(ownGroups)?.[1] ?? "/";
  const parent = dirname(join(root, own));
  return own === "/" || !existsSync(parent) ? root : parent;
}

/**
 * A group within a group: systemd takes controllers from a slice whenever its own units need them
 * no more, and limits with them, but cannot where the outer group hands them on.
 */
async function createUnified(
  name: string,
  limits: CgroupLimits,
  root: string,
  parent: string,
): Promise<Cgroup> {
  const controllers = limits.cpus === undefined ? "+memory +pids" : "+memory +pids +cpu";
  await handOn(controllers, root, parent);
  const group = join(parent, name);
  const members = join(group, MEMBERS);
  return limited([group, members], [members], "cgroup-v2", join(members, "memory.events"), [
    [join(group, SUBTREE_CONTROL), controllers],
    [join(members, "memory.max"), String(limits.memoryBytes)],
    [join(members, "memory.swap.max"), "0", "optional"],
    [join(members, "pids.max"), String(limits.processes)],
    ...(limits.cpus === undefined
      ? []
      : [[join(members, "cpu.max"), `${quota(limits.cpus)} ${CPU_PERIOD_US}`] as const]),
  ]);
}

/** Lets the children of a group have controllers, which each group above has to hand on as well. */
async function handOn(controllers: string, root: string, group: string): Promise<void> {
  const names = relative(root, group).split(sep).filter(Boolean);
  for (const [depth] of names.entries()) {
    const above = join(root, ...names.slice(0, depth));
    // Whoever may not write there may have been given the controllers all the same.
    await writeFile(join(above, SUBTREE_CONTROL), controllers).catch(() => {});
  }
  for (let attempt = 1; ; attempt++) {
    try {
      return await writeFile(join(group, SUBTREE_CONTROL), controllers);
    } catch (error) {
      const isBusy = (error as NodeJS.ErrnoException).code === "EBUSY";
      if (!isBusy || group !== root || attempt > MOVE_ATTEMPTS) throw error;
      await moveProcesses(root, join(root, CONTAINER_PROCESSES));
    }
  }
}

/** Nothing else can be done in a container that sees no group above the one that it runs in. */
async function moveProcesses(from: string, to: string): Promise<void> {
  await mkdir(to, { recursive: true });
  for (const id of await membersOf(from)) {
    // It may have ended already.
    await writeFile(join(to, PROCESSES), id).catch(() => {});
  }
}

/** cgroup v1: a hierarchy for each controller, in which groups nest freely. */
function splitParent(root: string, ownGroups: string, controller: string): string {
  const line = ownGroups.split("\n").find((l) => l.split(":")[1]?.split(",").includes(controller));
  const own = join(root, controller, line?.split(":").slice(2).join(":") ?? "/");
  // In a container the listed path is often the host's, which is not mounted.
  return existsSync(own) ? own : join(root, controller);
}

async function createSplit(
  name: string,
  limits: CgroupLimits,
  parents: readonly string[],
): Promise<Cgroup> {
  const [memory, cpu, pids] = parents.map((parent) => join(parent, name));
  const bytes = String(limits.memoryBytes);
  const groups = [memory, cpu, pids];
  return limited(groups, groups, "cgroup-v1", join(memory, "memory.oom_control"), [
    [join(memory, "memory.limit_in_bytes"), bytes],
    [join(memory, "memory.memsw.limit_in_bytes"), bytes, "optional"],
    [join(pids, "pids.max"), String(limits.processes)],
    ...(limits.cpus === undefined
      ? []
      : [
          [join(cpu, "cpu.cfs_period_us"), String(CPU_PERIOD_US)] as const,
          [join(cpu, "cpu.cfs_quota_us"), quota(limits.cpus)] as const,
        ]),
  ]);
}

/** Kernels without swap accounting lack the optional files. */
type Setting = readonly [file: string, value: string, optional?: "optional"];

/**
 * @param folders to be made, outer ones first.
 * @param groups those of them that processes enter.
 */
async function limited(
  folders: readonly string[],
  groups: readonly string[],
  keeper: LimitKeeper,
  memoryEvents: string,
  settings: readonly Setting[],
): Promise<Cgroup> {
  const made: string[] = [];
  try {
    for (const folder of folders) {
      await mkdir(folder);
      made.push(folder);
    }
    for (const [file, value, optional] of settings) {
      if (!optional || existsSync(file)) await writeFile(file, value);
    }
  } catch (error) {
    await removeFolders(made);
    throw error;
  }
  return {
    keeper,
    processFiles: groups.map((group) => join(group, PROCESSES)),
    sawOutOfMemory: async () =>
      /^oom_kill [1-9]/m.test(await readFile(memoryEvents, "utf8").catch(() => "")),
    remove: () => removeFolders(folders),
  };
}

function quota(cpus: number): string {
  return String(Math.round(cpus * CPU_PERIOD_US));
}

async function removeFolders(folders: readonly string[]): Promise<void> {
  const patience = performance.now() + REMOVE_MS;
  for (const folder of folders.toReversed()) {
    while (!(await removed(folder)) && performance.now() < patience) await delay(10);
  }
}

/** A group counts as busy until its killed processes are gone. */
function removed(folder: string): Promise<boolean> {
  return rmdir(folder).then(
    () => true,
    (error: NodeJS.ErrnoException) => error.code !== "EBUSY",
  );
}

/** @returns the names of the groups in a folder that orchestrators left when they were killed. */
async function removeAbandoned(parent: string): Promise<string[]> {
  const abandoned = (await readdir(parent)).filter((name) => {
    const owner = /^mlebench-(\d+)-\d+$/.exec(name)?.[1];
    return owner !== undefined && !existsSync(`/proc/${owner}`);
  });
  for (const name of abandoned) {
    for (const group of [join(parent, name, MEMBERS), join(parent, name)]) {
      await killMembers(group);
      await removed(group);
    }
  }
  return abandoned;
}

async function killMembers(group: string): Promise<void> {
  for (const id of await membersOf(group)) {
    try {
      process.kill(Number(id), "SIGKILL");
    } catch {
      // It has ended already.
    }
  }
}

async function membersOf(group: string): Promise<string[]> {
  const ids = await readFile(join(group, PROCESSES), "utf8").catch(() => "");
  return ids.split("\n").filter(Boolean);
}
