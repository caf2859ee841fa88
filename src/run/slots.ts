import { amountText } from "../amount-text.ts";
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
 * @param machine what is free of it.
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
  requireEnough(count, "GPU", share.gpus, gpus.length, "--gpus-per-run");
  requireEnough(count, "core", cpus ?? 0, machine.cores.length, "--cpus");
  if (count * memoryBytes > machine.memoryBytes) {
    throw new UsageError(
      `${runsText(count)} with ${amountText(memoryBytes)} of memory each need ` +
        `${amountText(count * memoryBytes)}, and ${amountText(machine.memoryBytes)} are here. ` +
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
 * The devices that `--gpus` names: a count of free ones, or numbers separated by commas.
 * @param free what no other run group has of the machine.
 * @throws {MissingPrerequisite} when the machine lacks one of them, or too few are free.
 */
export function chosenGpus(text: string, machine: Machine, free: Machine = machine): number[] {
  if (!/^\d{1,3}(,\d{1,3})*$/.test(text)) {
    throw new UsageError(`"${text}" is neither a number of GPUs nor a list such as 0,1,2.`);
  }
  const numbers = text.split(",").map(Number);
  const here =
    machine.gpus.length === 0
      ? "no GPU"
      : `the GPUs ${machine.gpus.join(", ")}${inUse(machine, free)}`;
  if (numbers.length === 1 && numbers[0] > 0) {
    const [count] = numbers;
    if (count <= free.gpus.length) return free.gpus.slice(0, count);
    throw new MissingPrerequisite(`${count} GPUs were asked for; this machine has ${here}.`);
  }
  const missing = numbers.filter((gpu) => !machine.gpus.includes(gpu));
  if (missing.length === 0) return [...new Set(numbers)];
  throw new MissingPrerequisite(`There is no GPU ${missing.join(", ")}; this machine has ${here}.`);
}

function inUse(machine: Machine, free: Machine): string {
  const taken = machine.gpus.filter((gpu) => !free.gpus.includes(gpu));
  return taken.length === 0 ? "" : `, of which other run groups have ${taken.join(", ")}`;
}

function requireEnough(
  count: number,
  noun: string,
  each: number,
  free: number,
  option: string,
): void {
  if (count * each <= free) return;
  const nouns = (n: number) => `${n} ${noun}${n === 1 ? "" : "s"}`;
  throw new UsageError(
    `${runsText(count)} with ${nouns(each)} each need ${nouns(count * each)}, and ${free} ` +
      `${free === 1 ? "is" : "are"} free. Lower ${option} or --workers.`,
  );
}

function runsText(count: number): string {
  return count === 1 ? "1 run" : `${count} runs side by side`;
}

function part(all: readonly number[], k: number, size: number): number[] {
  return all.slice(k * size, (k + 1) * size);
}
