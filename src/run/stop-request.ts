import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

/** In a run group's folder: end all its runs. In a run's folder: end this one. */
export const STOP_FILE = "stop-requested";
const LOOK_MS = 500;

/** Asks whoever works on a run group, on whatever machine, to end it or one of its runs. */
export async function requestStop(folder: string): Promise<void> {
  await writeFile(join(folder, STOP_FILE), "");
}

/** Forgets an earlier request, before work on the folder begins again. */
export async function forgetStopRequest(folder: string): Promise<void> {
  await rm(join(folder, STOP_FILE), { force: true });
}

/**
 * A signal that aborts when another one does, or when a folder's end is requested.
 * @returns the signal, a function that aborts it, and one that ends the watch.
 */
export function watchStopRequest(
  folder: string,
  signal: AbortSignal,
): { signal: AbortSignal; abort: () => void; endWatch: () => void } {
  const controller = new AbortController();
  const abort = () => controller.abort();
  const timer = setInterval(() => {
    if (existsSync(join(folder, STOP_FILE))) abort();
  }, LOOK_MS);
  signal.addEventListener("abort", abort, { once: true });
  if (signal.aborted) abort();
  return {
    signal: controller.signal,
    abort,
    endWatch() {
      clearInterval(timer);
      signal.removeEventListener("abort", abort);
    },
  };
}
