import { stat, statfs } from "node:fs/promises";
import { deletedFileBytes } from "./deleted-files.ts";
import { diskUsage } from "./disk-usage.ts";

const INTERVAL_MS = 1000;
/** Large folders are measured less often, so that measuring takes a twentieth of the time at most. */
const REST_FACTOR = 20;

export interface WatchedDisk {
  /** Folders on one disk. */
  folders: readonly string[];
  maxBytes: number;
  /** Told once, when there is too much. */
  onFull: () => void;
  /** A process in the agent's PID namespace, once it is known. */
  firstProcess: () => number | undefined;
}

/**
 * Measures from time to time what an agent has written: between two measurements it may write as
 * long as it cannot have gone beyond its limit, by what is free on the disk.
 * @returns a function that measures once more, ends the watch, and says whether it was too much.
 */
export function watchDisk({
  folders,
  maxBytes,
  onFull,
  firstProcess,
}: WatchedDisk): () => Promise<boolean> {
  let full = false;
  let ended = false;
  let timer: NodeJS.Timeout;
  let nextMeasuring = 0;
  /** What was free at the last measurement, less what the agent might still write. */
  let freeUnlessFull = Number.NEGATIVE_INFINITY;

  async function measure(): Promise<void> {
    const { dev } = await stat(folders[0]);
    const first = firstProcess();
    const free = await freeBytes(folders[0]);
    const named = await diskUsage(folders, maxBytes);
    const nameless = first === undefined ? 0 : await deletedFileBytes(first, dev);
    freeUnlessFull = free - (maxBytes - named - nameless);
    if (full || named + nameless <= maxBytes) return;
    full = true;
    if (!ended) onFull();
  }

  async function look(): Promise<void> {
    const started = performance.now();
    if (started < nextMeasuring && (await freeBytes(folders[0])) >= freeUnlessFull) return;
    await measure();
    const took = performance.now() - started;
    nextMeasuring = performance.now() + took * REST_FACTOR;
  }

  function lookAgain(): void {
    timer = setTimeout(async () => {
      // A folder may go while it is read; the next time tells.
      await look().catch(() => {});
      if (!full && !ended) lookAgain();
    }, INTERVAL_MS);
  }

  lookAgain();
  return async () => {
    ended = true;
    clearTimeout(timer);
    await measure().catch(() => {});
    return full;
  };
}

async function freeBytes(folder: string): Promise<number> {
  const { bfree, bsize } = await statfs(folder);
  return bfree * bsize;
}
