import { stat } from "node:fs/promises";
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
 * Measures from time to time what an agent has written.
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

  async function measure(): Promise<void> {
    const { dev } = await stat(folders[0]);
    const first = firstProcess();
    const named = await diskUsage(folders, maxBytes);
    const nameless = first === undefined ? 0 : await deletedFileBytes(first, dev);
    if (full || named + nameless <= maxBytes) return;
    full = true;
    if (!ended) onFull();
  }

  function measureIn(milliseconds: number): void {
    timer = setTimeout(async () => {
      const started = performance.now();
      // A folder may go while it is read; the next time tells.
      await measure().catch(() => {});
      const took = performance.now() - started;
      if (!full && !ended) measureIn(Math.max(INTERVAL_MS, took * REST_FACTOR));
    }, milliseconds);
  }

  measureIn(INTERVAL_MS);
  return async () => {
    ended = true;
    clearTimeout(timer);
    await measure().catch(() => {});
    return full;
  };
}
