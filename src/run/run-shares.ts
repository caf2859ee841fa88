import { amountText } from "../amount-text.ts";
import { UsageError } from "../errors.ts";
import type { Machine } from "./machine.ts";
import type { RunGroupPlan } from "./run-group.ts";

/** Of the machine's memory and free disk, what runs are given together unless told otherwise. */
const SHARED_OUT = 0.8;
const USUAL_DISK_BYTES = 100 * 1024 ** 3;

/** Bytes of memory for each of the runs that go side by side, unless told otherwise. */
export function memoryShare(machine: Machine, sideBySide: number): number {
  return Math.floor(machine.memoryBytes * (SHARED_OUT / sideBySide));
}

/**
 * Bytes of disk that each of the runs that go side by side may fill.
 * @param wanted the usual when not given, or less where less is free.
 * @throws {UsageError} when more is wanted than is free.
 */
export function diskShare(freeBytes: number, sideBySide: number, wanted?: number): number {
  if (wanted === undefined) {
    return Math.min(USUAL_DISK_BYTES, Math.floor(freeBytes * (SHARED_OUT / sideBySide)));
  }
  if (wanted * sideBySide <= freeBytes) return wanted;
  throw new UsageError(
    `${sideBySide} at once may fill ${amountText(wanted)} of disk each, and ` +
      `${amountText(freeBytes)} are free where the results go. Lower --disk or --workers, or ` +
      "choose another --runs-dir.",
  );
}

export interface WantedGpus {
  gpus?: readonly number[];
  gpusPerRun?: number;
  container?: { gpus?: number | "all" };
}

/** The devices that runs share out among them, and how many each gets; undefined for none. */
export function gpuShare(
  machine: Machine,
  { gpus, gpusPerRun, container }: WantedGpus,
): RunGroupPlan["gpus"] {
  if (gpus) return { devices: [...gpus], per_run: gpusPerRun ?? 1 };
  const asked = container?.gpus;
  // Devices that cannot be seen from here are the engine's to give.
  if (asked === undefined || machine.gpus.length === 0) return undefined;
  return { devices: [...machine.gpus], per_run: asked === "all" ? machine.gpus.length : asked };
}
