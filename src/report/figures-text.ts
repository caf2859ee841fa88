import { medalOf } from "../competition/medals.ts";
import type { GradedRun } from "./graded-run.ts";
import type { Estimate } from "./statistics.ts";

/** A percentage with its standard error, such as "33.3 ± 2.1 %"; "-" when no seed is complete. */
export function percentText(estimate: Estimate, digits = 1): string {
  return Number.isNaN(estimate.mean) ? "-" : `${meanText(estimate, digits)} %`;
}

/** A mean with its standard error where there is one, such as "0.41 ± 0.02". */
export function meanText({ mean, standard_error: error }: Estimate, digits: number): string {
  return error === null
    ? mean.toFixed(digits)
    : `${mean.toFixed(digits)} ± ${error.toFixed(digits)}`;
}

/** An interval such as "31.2 to 35.4"; "-" where there is none. */
export function intervalText(lower: number | null, upper: number | null, digits = 1): string {
  if (lower === null || upper === null) return "-";
  return `${lower.toFixed(digits)} to ${upper.toFixed(digits)}`;
}

type MedalFields = Pick<GradedRun, "gold_medal" | "silver_medal" | "bronze_medal" | "above_median">;
type ScoredRun = Pick<
  GradedRun,
  "score" | "valid_submission" | "submission_exists" | "status" | "reason"
>;

/** A run's score as reports show it; in words where there is none. */
export function scoreText(run: ScoredRun): string {
  if (run.score !== null && run.valid_submission) return String(run.score);
  if (run.valid_submission) return run.reason ?? "not a number";
  if (run.status === "not-graded") return "not graded";
  return run.submission_exists ? "invalid" : "no submission";
}

/** How a run stands, in a few words. */
export function standingText(run: MedalFields): string {
  return medalOf(run) ?? (run.above_median ? "above median" : "-");
}

/** A duration such as "12 s", "3 min 20 s" or "5 h 02 min". */
export function durationText(seconds: number): string {
  if (seconds < 60) return `${seconds.toFixed(seconds < 10 ? 1 : 0)} s`;
  const minutes = Math.floor(seconds / 60);
  if (minutes < 60) return `${minutes} min ${String(Math.round(seconds % 60)).padStart(2, "0")} s`;
  return `${Math.floor(minutes / 60)} h ${String(minutes % 60).padStart(2, "0")} min`;
}

/** A count with its noun, such as "1 seed" or "3 seeds". */
export function countText(count: number, noun: string): string {
  return `${count} ${noun}${count === 1 ? "" : "s"}`;
}
