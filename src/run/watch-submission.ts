import { findSubmission } from "./left-behind.ts";
import { SnapshotRecorder } from "./snapshot-recorder.ts";

const LOOK_MS = 1000;
/** About so many snapshots of changes are kept of a run, spread over its time. */
const CHANGES_KEPT = 200;

export interface WatchOptions {
  timeLimitSeconds: number;
  /** Snapshots at multiples of this, whether or not anything has changed. */
  snapshotEverySeconds?: number;
  /** Told when the submission is there, is another, or is gone. */
  onChange: (bytes: number | undefined) => void;
  lookMs?: number;
  recorder?: SnapshotRecorder;
}

/**
 * Watches a run's submission from outside and keeps snapshots of it: whenever it has changed and
 * is at rest, not too often, and at chosen times. Nothing that goes wrong here disturbs the run.
 * @returns a function that takes a last snapshot, ends the watch, and says how many were left out.
 */
export function watchSubmission(runFolder: string, options: WatchOptions): () => Promise<number> {
  const { timeLimitSeconds, snapshotEverySeconds: every, lookMs = LOOK_MS } = options;
  const recorder = options.recorder ?? new SnapshotRecorder(runFolder);
  const started = performance.now();
  const restSeconds = Math.max(lookMs / 1000, timeLimitSeconds / CHANGES_KEPT);
  let seen: string | undefined;
  let taken: string | undefined;
  let nextChange = 0;
  let nextChosen = every ?? Number.POSITIVE_INFINITY;
  let leftOut = 0;
  let ended = false;
  let timer: NodeJS.Timeout;
  let looking = Promise.resolve();

  async function take(state: string, seconds: number): Promise<void> {
    const outcome = await recorder.take(seconds).catch(() => "left out" as const);
    // Whatever came of it: reading a large file again and again would take from other runs.
    nextChange = seconds + restSeconds;
    if (outcome === "changing") return;
    if (outcome === "left out") leftOut++;
    taken = state;
  }

  async function look(isLast: boolean): Promise<void> {
    const seconds = (performance.now() - started) / 1000;
    const found = await stateOf(runFolder);
    const isAtRest = isLast || found?.state === seen;
    if (found?.state !== seen) options.onChange(found?.bytes);
    seen = found?.state;
    if (seen === undefined) return;
    const isChosen = seconds >= nextChosen;
    const isNew = seen !== taken && (isLast || seconds >= nextChange);
    if (isChosen || (isNew && isAtRest)) await take(seen, seconds);
    if (isChosen && every) nextChosen = (Math.floor(seconds / every) + 1) * every;
  }

  function lookAgain(): void {
    timer = setTimeout(() => {
      looking = look(false).then(() => {
        if (!ended) lookAgain();
      });
    }, lookMs);
  }

  lookAgain();
  return async () => {
    ended = true;
    clearTimeout(timer);
    await looking;
    await look(true);
    return leftOut;
  };
}

/** What changes when a submission is written. */
async function stateOf(runFolder: string): Promise<{ state: string; bytes: number } | undefined> {
  const found = await findSubmission(runFolder);
  if (!found) return undefined;
  return { state: [found.ino, found.size, found.mtimeMs].join(), bytes: found.size };
}
