import { readdir, readFile } from "node:fs/promises";
import { availableParallelism, totalmem } from "node:os";

/** What runs can share out among them. */
export interface Machine {
  /** Numbers of the cores that this process may use. */
  cores: readonly number[];
  memoryBytes: number;
  /** Numbers of the NVIDIA devices. */
  gpus: readonly number[];
}

/** This machine, as far as limits set on this process let it be used. */
export async function thisMachine(): Promise<Machine> {
  const status = await readFile("/proc/self/status", "utf8").catch(() => "");
  const allowed = /^Cpus_allowed_list:\s*(\S+)$/m.exec(status)?.[1];
  const count = availableParallelism();
  const cores = allowed ? parseNumberList(allowed) : Array.from({ length: count }, (_, k) => k);
  const devices = await readdir("/dev").catch(() => []);
  const constrained = process.constrainedMemory() || Number.POSITIVE_INFINITY;
  return {
    cores: cores.slice(0, count),
    memoryBytes: Math.min(totalmem(), constrained),
    gpus: devices
      .map((name) => /^nvidia(\d+)$/.exec(name)?.[1])
      .filter((number) => number !== undefined)
      .map(Number)
      .sort((a, b) => a - b),
  };
}

/** Numbers as Linux lists them: "0-2,5" stands for 0, 1, 2 and 5. */
export function parseNumberList(text: string): number[] {
  return text.split(",").flatMap((part) => {
    const [first, last = first] = part.split("-").map(Number);
    return Array.from({ length: last - first + 1 }, (_, k) => first + k);
  });
}
