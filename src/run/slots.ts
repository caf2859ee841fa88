import { MissingPrerequisite, UsageError } from "../errors.ts";
import type { Machine } from "./machine.ts";

/** What each run is given of the machine. */
export interface RunShare {
  /** Cores' worth of processor time; any amount when not given. */
  cpus?: number;
  memoryBytes: number;
  gpus: number;
}

/** The cores and devices that belong to one of the runs that go side by side. */
export interface Slot {
  /** Numbers of cores; undefined where a run may use any. */
  cpuSet?: readonly number[];
  gpus: readonly number[];
}

/**
 * Divides a machine among runs that go side by side, so that none takes what another was promised.
 * @param gpus numbers of the devices that may be used.
 * @returns one slot a run; no core and no device is in two of them.
 * @throws {UsageError} when the machine, or the devices, do not suffice.
 */
export function allotSlots(
  count: number,
  share: RunShare,
  machine: Machine,
  gpus: readonly number[] = [],
): Slot[] {
  const { cpus, memoryBytes } = share;
  requireEnough(count, "GPU", share.gpus, gpus.length, "were given. Lower --gpus-per-run");
  requireEnough(count, "core", cpus ?? 0, machine.cores.length, "are here. Lower --cpus");
  const gib = (bytes: number) => Number((bytes / 1024 ** 3).toPrecision(3));
  if (count * memoryBytes > machine.memoryBytes) {
    throw new UsageError(
      `${runsText(count)} with ${gib(memoryBytes)} GiB of memory each need ` +
        `${gib(count * memoryBytes)} GiB, and ${gib(machine.memoryBytes)} GiB are here. ` +
        "Lower --memory or --workers.",
    );
  }
  const isPinned = cpus !== undefined && Number.isInteger(cpus);
  return Array.from({ length: count }, (_, k) => ({
    cpuSet: isPinned ? part(machine.cores, k, cpus) : undefined,
    gpus: part(gpus, k, share.gpus),
  }));
}

/**
 * The devices that `--gpus` names: a count, or numbers separated by commas.
 * @throws {MissingPrerequisite} when the machine lacks one of them.
 */
export function chosenGpus(text: string, machine: Machine): number[] {
  if (!/^\d{1,3}(,\d{1,3})*$/.test(text)) {
    throw new UsageError(`"${text}" is neither a number of GPUs nor a list such as 0,1,2.`);
  }
  const numbers = text.split(",").map(Number);
  const isCount = numbers.length === 1 && !text.includes(",") && numbers[0] > 0;
  const wanted = isCount
    ? Array.from({ length: numbers[0] }, (_, k) => machine.gpus[k])
    : [...new Set(numbers)];
  const missing = wanted.filter((gpu) => !machine.gpus.includes(gpu));
  if (missing.length === 0) return wanted;
  const here = machine.gpus.length === 0 ? "no GPU" : `the GPUs ${machine.gpus.join(", ")}`;
  throw new MissingPrerequisite(
    isCount
      ? `${numbers[0]} GPUs were asked for; this machine has ${here}.`
      : `There is no GPU ${missing.join(", ")}; this machine has ${here}.`,
  );
}

function requireEnough(
  count: number,
  noun: string,
  each: number,
  available: number,
  advice: string,
): void {
  if (count * each <= available) return;
  const nouns = (n: number) => `${n} ${noun}${n === 1 ? "" : "s"}`;
  throw new UsageError(
    `${runsText(count)} with ${nouns(each)} each need ${nouns(count * each)}, and ${available} ` +
      `${advice} or --workers.`,
  );
}

function runsText(count: number): string {
  return count === 1 ? "1 run" : `${count} runs side by side`;
}

function part(all: readonly number[], k: number, size: number): number[] {
  return all.slice(k * size, (k + 1) * size);
}
