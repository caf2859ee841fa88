import type { Progress, ProgressListener } from "../dataset/progress.ts";
import { canRedraw } from "./live-block.ts";

const REDRAW_MS = 100;

/** Shows how far one operation has come on stderr: one line on a terminal, else a line a step. */
export class ProgressLine {
  readonly #label: string;
  readonly #started = performance.now();
  readonly #live = canRedraw(process.stderr);
  #lastStep = "";
  #lastDrawn = 0;

  constructor(label: string) {
    this.#label = label;
  }

  readonly update: ProgressListener = (progress: Progress) => {
    const isNewStep = progress.step !== this.#lastStep;
    this.#lastStep = progress.step;
    if (!this.#live) {
      if (isNewStep) process.stderr.write(`${this.#label}: ${progress.step}\n`);
      return;
    }
    const now = performance.now();
    if (!isNewStep && now - this.#lastDrawn < REDRAW_MS) return;
    this.#lastDrawn = now;
    const { done, total } = progress;
    const counts = done !== undefined && total !== undefined ? ` ${done}/${total}` : "";
    const line = `${this.#label}: ${progress.step}${counts}`;
    process.stderr.write(`\r\x1b[K${line.slice(0, (process.stderr.columns ?? 80) - 1)}`);
  };

  /** Replaces the line by a last word, with the time it took. */
  end(outcome: string): void {
    const seconds = ((performance.now() - this.#started) / 1000).toFixed(1);
    process.stderr.write(
      `${this.#live ? "\r\x1b[K" : ""}${this.#label}: ${outcome} (${seconds} s)\n`,
    );
  }

  /** Clears the line, before an error is printed. */
  clear(): void {
    if (this.#live) process.stderr.write("\r\x1b[K");
  }
}
