import type { Competition } from "../competition/definition.ts";
import { standing } from "../competition/medals.ts";
import { roundScore } from "./round-score.ts";
import type { ViolationDetails } from "./rule-violation.ts";
import type { Verdict } from "./verdict.ts";

/** The published task set; results of different versions are never averaged together. */
export const TASK_VERSION = "v1";

/**
 * One graded submission, in the Python reference's format; the fields after `submission_path` are
 * ours.
 */
export interface CompetitionReport {
  competition_id: string;
  /** Rounded to 5 decimals; null without a score, and for one that JSON cannot hold. */
  score: number | null;
  gold_threshold: number;
  silver_threshold: number;
  bronze_threshold: number;
  median_threshold: number;
  any_medal: boolean;
  gold_medal: boolean;
  silver_medal: boolean;
  bronze_medal: boolean;
  above_median: boolean;
  submission_exists: boolean;
  valid_submission: boolean;
  is_lower_better: boolean;
  /** ISO 8601, UTC, without a zone, as Python's `datetime.isoformat` writes it. */
  created_at: string;
  submission_path: string;

  task_version: typeof TASK_VERSION;
  metric: string;
  leaderboard_kind: "human" | "reference-ladder";
  status: Verdict["status"];
  /** Why there is no score, or which score JSON cannot hold ("nan", "inf", "-inf"). */
  reason?: string;
  /** The broken rule's name, row and column. */
  violation?: { rule: string; row?: number; column?: string };
  known_issues?: readonly string[];
}

/** Places a verdict on the competition's leaderboard. */
export function competitionReport(
  competition: Competition,
  submissionPath: string,
  verdict: Verdict,
  now: Date = new Date(),
): CompetitionReport {
  const { leaderboard } = competition;
  const score = verdict.status === "valid" ? roundScore(verdict.score) : null;
  const { medal, aboveMedian } = standing(score, leaderboard);
  const reason = verdict.status === "valid" ? nonFiniteName(score) : verdict.message;
  return {
    competition_id: competition.id,
    score: Number.isFinite(score) ? score : null,
    gold_threshold: leaderboard.gold,
    silver_threshold: leaderboard.silver,
    bronze_threshold: leaderboard.bronze,
    median_threshold: leaderboard.median,
    any_medal: medal !== null,
    gold_medal: medal === "gold",
    silver_medal: medal === "silver",
    bronze_medal: medal === "bronze",
    above_median: aboveMedian,
    submission_exists: verdict.status !== "no-submission",
    valid_submission: verdict.status === "valid",
    is_lower_better: leaderboard.lowerIsBetter,
    created_at: now.toISOString().replace("Z", ""),
    submission_path: submissionPath,
    task_version: TASK_VERSION,
    metric: competition.grader.metric,
    leaderboard_kind: leaderboard.kind,
    status: verdict.status,
    reason,
    violation: verdict.status === "invalid" ? placeOf(verdict.violation) : undefined,
    known_issues: competition.knownIssues,
  };
}

/** The message is the report's reason, and the cell's text may be long. */
function placeOf({ rule, row, column }: ViolationDetails): CompetitionReport["violation"] {
  return { rule, row, column };
}

function nonFiniteName(score: number | null): string | undefined {
  if (score === null || Number.isFinite(score)) return undefined;
  if (Number.isNaN(score)) return "nan";
  return score > 0 ? "inf" : "-inf";
}
