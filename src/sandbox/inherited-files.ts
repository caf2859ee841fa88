import { readdir, readFile } from "node:fs/promises";

const CLOSED_ON_EXEC = 0o2000000;

/**
 * Numbers of the open files that every program started from here would be given too: those that
 * this process was itself started with, such as a lock or a folder that a shell keeps open. Node
 * closes the lowest only. None where /proc does not tell.
 */
export async function inheritedFiles(): Promise<number[]> {
  const numbers = (await readdir("/proc/self/fdinfo").catch(() => [])).map(Number);
  const isInherited = await Promise.all(numbers.map(staysOpen));
  return numbers.filter((_, k) => isInherited[k]);
}

async function staysOpen(file: number): Promise<boolean> {
  const info = await readFile(`/proc/self/fdinfo/${file}`, "utf8").catch(() => "");
  const flags = /^flags:\s+([0-7]+)$/m.exec(info)?.[1];
  return flags !== undefined && (Number.parseInt(flags, 8) & CLOSED_ON_EXEC) === 0;
}
