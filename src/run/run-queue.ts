import { setTimeout as delay } from "node:timers/promises";
import type { RunRecord } from "./run-record.ts";

/** Runs that wait for a worker: in order, and those that failed again after a rest. */
export class RunQueue {
  readonly #runs: readonly RunRecord[];
  #next = 0;
  readonly #postponed: { run: RunRecord; readyAt: number }[] = [];

  constructor(runs: readonly RunRecord[]) {
    this.#runs = runs;
  }

  postpone(run: RunRecord, seconds: number): void {
    this.#postponed.push({ run, readyAt: performance.now() + seconds * 1000 });
    this.#postponed.sort((a, b) => a.readyAt - b.readyAt);
  }

  /** The next run; waits for one that rests when there is no other. Undefined when all are out. */
  async next(signal: AbortSignal): Promise<RunRecord | undefined> {
    while (!signal.aborted) {
      const [first] = this.#postponed;
      const rest = first ? first.readyAt - performance.now() : Number.POSITIVE_INFINITY;
      if (rest <= 0) return this.#postponed.shift()?.run;
      if (this.#next < this.#runs.length) return this.#runs[this.#next++];
      if (!first) return undefined;
      await delay(rest, undefined, { signal }).catch(() => {});
    }
    return undefined;
  }
}
