import { durationText } from "../report/figures-text.ts";
import type { RunStatus } from "../run/run-status.ts";
import { harmless, type TerminalColumn } from "./terminal.ts";

/** A run as a row of a table. */
export const runColumns: readonly TerminalColumn[] = [
  { title: "competition" },
  { title: "seed", align: "right" },
  { title: "state" },
  { title: "time", align: "right" },
  { title: "validated" },
  { title: "submission", align: "right" },
];

/** @param limitSeconds what each run may take. */
export function runCells(
  { run, interrupted, seconds, validation, submissionBytes }: RunStatus,
  limitSeconds: number,
): string[] {
  const time = seconds === undefined ? "-" : durationText(seconds);
  return [
    run.competition_id,
    String(run.seed),
    interrupted ? "interrupted" : run.state,
    run.state === "running" && !interrupted ? `${time} of ${durationText(limitSeconds)}` : time,
    harmless(validation ?? "-"),
    submissionBytes === undefined ? "-" : bytesText(submissionBytes),
  ];
}

/** A size such as "23 B", "4.1 MB" or "12 GB". */
export function bytesText(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  const power = Math.min(Math.floor(Math.log10(Math.max(bytes, 1)) / 3), units.length - 1);
  return `${Number((bytes / 1000 ** power).toPrecision(2))} ${units[power]}`;
}
