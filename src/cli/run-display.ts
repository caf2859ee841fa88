import { durationText } from "../report/figures-text.ts";
import type { RunGroup } from "../run/run-group.ts";
import type { RunRecord } from "../run/run-record.ts";
import type { RunEvent } from "../run/work-on-group.ts";
import { harmless } from "./terminal.ts";

const REDRAW_MS = 1000;

/**
 * Shows a run group at work on stderr: a line when a run starts and ends, and on a terminal a
 * last line with what is running and for how long.
 */
export class RunDisplay {
  readonly #running = new Map<string, { run: RunRecord; since: number }>();
  readonly #live = process.stderr.isTTY === true;
  readonly #timer: NodeJS.Timeout | undefined;
  #total = 0;
  #ended = 0;

  constructor() {
    if (this.#live) this.#timer = setInterval(() => this.#drawStatus(), REDRAW_MS);
  }

  readonly start = (group: RunGroup): void => {
    this.#total = group.seeds * group.competitions.length;
    const isolation = group.isolated ? `sandbox: ${group.sandbox}` : "NOT ISOLATED";
    this.#line(`Run group ${group.folder} (${this.#total} runs, ${isolation})`);
  };

  readonly show = (event: RunEvent): void => {
    const { run } = event;
    if (event.kind === "run-started") {
      this.#running.set(run.id, { run, since: performance.now() });
      this.#line(`${nameOf(run)}: started`);
    } else {
      this.#running.delete(run.id);
      this.#ended++;
      const time = run.seconds === undefined ? "" : ` after ${durationText(run.seconds)}`;
      const message = run.message ? `: ${harmless(run.message)}` : "";
      this.#line(`${nameOf(run)}: ${run.state}${time}${message}`);
    }
    this.#drawStatus();
  };

  end(): void {
    clearInterval(this.#timer);
    if (this.#live) process.stderr.write(CLEAR_LINE);
  }

  #line(text: string): void {
    process.stderr.write(`${this.#live ? CLEAR_LINE : ""}${text}\n`);
  }

  #drawStatus(): void {
    if (!this.#live) return;
    const running = [...this.#running.values()].map(
      ({ run, since }) => `${nameOf(run)} ${durationText((performance.now() - since) / 1000)}`,
    );
    const line = `${this.#ended}/${this.#total} done; ${running.join(", ")}`;
    process.stderr.write(CLEAR_LINE + line.slice(0, (process.stderr.columns ?? 80) - 1));
  }
}

const CLEAR_LINE = "\r\x1b[K";

function nameOf(run: RunRecord): string {
  return `${run.competition_id} seed ${run.seed}`;
}
