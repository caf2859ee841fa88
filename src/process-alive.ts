import { readFile } from "node:fs/promises";

/** Whether a process of this machine is running, so that what it holds is not up for grabs. */
export function isProcessAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === "EPERM";
  }
}

/** A process of this machine, told from a later one that has its id. */
export interface ProcessName {
  pid: number;
  /** Since when it runs, in the kernel's words; empty where it does not tell. */
  started: string;
}

/** This process's name. */
export async function ownProcess(): Promise<ProcessName> {
  return { pid: process.pid, started: await startOf(process.pid) };
}

export async function isSameProcessAlive({ pid, started }: ProcessName): Promise<boolean> {
  return isProcessAlive(pid) && (await startOf(pid)) === started;
}

/** When a process was started, in clock ticks since the machine's start; empty when it has ended. */
async function startOf(pid: number): Promise<string> {
  const text = await readFile(`/proc/${pid}/stat`, "utf8").catch(() => "");
  // The second field is the program's name, which may hold anything.
  const fields = text.slice(text.lastIndexOf(")") + 2).split(" ");
  const isZombie = fields[0] === "Z";
  return isZombie ? "" : (fields[19] ?? "");
}
