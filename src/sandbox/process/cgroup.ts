import { existsSync } from "node:fs";
import { mkdir, readdir, readFile, rmdir, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { LimitKeeper, SandboxLimits } from "../sandbox.ts";

const ROOT = "/sys/fs/cgroup";
const MAX_PROCESSES = 4096;
const CPU_PERIOD_US = 100_000;

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

let created = 0;

/** Makes a control group, or returns undefined where this process may not (not root, no cgroups). */
export async function createCgroup(limits: SandboxLimits): Promise<Cgroup | undefined> {
  const name = `mlebench-${process.pid}-${++created}`;
  const isUnified = existsSync(join(ROOT, "cgroup.controllers"));
  try {
    await removeAbandoned(isUnified ? [ROOT] : ["memory", "cpu", "pids"].map((c) => join(ROOT, c)));
    return isUnified ? await createUnified(name, limits) : await createSplit(name, limits);
  } catch {
    return undefined;
  }
}

/** cgroup v2: one hierarchy. */
async function createUnified(name: string, limits: SandboxLimits): Promise<Cgroup> {
  const folder = join(ROOT, name);
  await writeFile(join(ROOT, "cgroup.subtree_control"), "+memory +cpu +pids");
  return limited([folder], "cgroup-v2", join(folder, "memory.events"), [
    [join(folder, "memory.max"), String(limits.memoryBytes)],
    [join(folder, "memory.swap.max"), "0", "optional"],
    [join(folder, "pids.max"), String(MAX_PROCESSES)],
    ...(limits.cpus === undefined
      ? []
      : [[join(folder, "cpu.max"), `${quota(limits.cpus)} ${CPU_PERIOD_US}`] as const]),
  ]);
}

/** cgroup v1: a hierarchy for each controller. */
async function createSplit(name: string, limits: SandboxLimits): Promise<Cgroup> {
  const [memory, cpu, pids] = ["memory", "cpu", "pids"].map((part) => join(ROOT, part, name));
  const bytes = String(limits.memoryBytes);
  return limited([memory, cpu, pids], "cgroup-v1", join(memory, "memory.oom_control"), [
    [join(memory, "memory.limit_in_bytes"), bytes],
    [join(memory, "memory.memsw.limit_in_bytes"), bytes, "optional"],
    [join(pids, "pids.max"), String(MAX_PROCESSES)],
    ...(limits.cpus === undefined
      ? []
      : [
          [join(cpu, "cpu.cfs_period_us"), String(CPU_PERIOD_US)] as const,
          [join(cpu, "cpu.cfs_quota_us"), quota(limits.cpus)] as const,
        ]),
  ]);
}

type Setting = readonly [file: string, value: string, optional?: "optional"];

async function limited(
  folders: readonly string[],
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
      // Kernels without swap accounting have no such file.
      if (!optional || existsSync(file)) await writeFile(file, value);
    }
  } catch (error) {
    await removeFolders(made);
    throw error;
  }
  return {
    keeper,
    processFiles: folders.map((folder) => join(folder, "cgroup.procs")),
    sawOutOfMemory: async () =>
      /^oom_kill [1-9]/m.test(await readFile(memoryEvents, "utf8").catch(() => "")),
    remove: () => removeFolders(folders),
  };
}

function quota(cpus: number): string {
  return String(Math.round(cpus * CPU_PERIOD_US));
}

async function removeFolders(folders: readonly string[]): Promise<void> {
  for (const folder of folders) {
    // A group counts as busy until its killed processes have been reaped.
    for (let attempt = 0; attempt < 50; attempt++) {
      try {
        await rmdir(folder);
        break;
      } catch (error) {
        if ((error as NodeJS.ErrnoException).code !== "EBUSY") break;
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    }
  }
}

/** Removes groups of orchestrators that were killed. */
async function removeAbandoned(parents: readonly string[]): Promise<void> {
  for (const parent of parents) {
    for (const name of await readdir(parent)) {
      const owner = /^mlebench-(\d+)-\d+$/.exec(name)?.[1];
      if (owner && !existsSync(`/proc/${owner}`)) await rmdir(join(parent, name)).catch(() => {});
    }
  }
}
