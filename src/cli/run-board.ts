import { countText } from "../report/figures-text.ts";
import type { RunStatus } from "../run/run-status.ts";
import type { RunEvent } from "../run/work-on-group.ts";
import { runCells, runColumns } from "./run-table.ts";
import { tableLines } from "./terminal.ts";

/** What is known of a run group at work from its events. */
export class RunBoard {
  readonly #running = new Map<string, RunStatus & { since: number }>();
  #total = 0;
  #waiting = 0;
  #failed = 0;

  take(event: RunEvent, now: number): void {
    if (event.kind === "work-started") {
      this.#total = event.total;
      this.#waiting = event.waiting;
      return;
    }
    const { id } = event.run;
    const own = this.#running.get(id);
    if (event.kind === "run-started") {
      this.#waiting--;
      this.#running.set(id, { run: event.run, interrupted: false, since: now });
    } else if (event.kind === "run-ended") {
      this.#running.delete(id);
      if (event.run.state === "system-error") this.#failed++;
    } else if (event.kind === "run-postponed") {
      this.#waiting++;
      this.#failed--;
    } else if (event.kind === "validated" && own) own.validation = event.status;
    else if (event.kind === "submission-changed" && own) {
      own.submissionBytes = event.bytes ?? undefined;
    }
  }

  /** A line of counts, and a table of the runs under way. */
  lines(now: number, limitSeconds: number): string[] {
    const done = this.#total - this.#waiting - this.#running.size - this.#failed;
    const counts = [
      `${done} of ${countText(this.#total, "run")} done`,
      `${this.#running.size} running`,
      `${this.#waiting} waiting`,
      ...(this.#failed > 0 ? [`${this.#failed} ended by a system error`] : []),
    ];
    const rows = [...this.#running.values()].map((status) =>
      runCells({ ...status, seconds: (now - status.since) / 1000 }, limitSeconds),
    );
    const table = rows.length > 0 ? tableLines(runColumns, rows) : [];
    return [...table, counts.join(", ")];
  }
}
