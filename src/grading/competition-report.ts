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
  /** The thresholds are null for a competition that is not at hand, and never otherwise. */
  gold_threshold: number | null;
  silver_threshold: number | null;
  bronze_threshold: number | null;
  median_threshold: number | null;
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
  metric?: string;
  leaderboard_kind?: "human" | "reference-ladder";
  status: Verdict["status"];
  /** What kind of thing kept it from having a score, for programs. */
  reason_code?: ReasonCode;
  /** Why there is no score, or which score JSON cannot hold ("nan", "inf", "-inf"). */
  reason?: string;
  /** The broken rule's name, row and column. */
  violation?: { rule: string; row?: number; column?: string };
  known_issues?: readonly string[];
}

export type ReasonCode =
  | "no-file"
  | "not-csv"
  /** `violation` names the rule. */
  | "rule-broken"
  | "not-prepared"
  | "unknown-competition"
  | "grader-failed";

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
    reason_code: reasonCode(verdict),
    reason,
    violation: verdict.status === "invalid" ? placeOf(verdict.violation) : undefined,
    known_issues: competition.knownIssues,
  };
}

/**
 * The report of a submission to a competition that is not at hand: counted, with no score and
 * nothing to measure it by.
 */
export function reportWithoutCompetition(
  competitionId: string,
  submissionPath: string,
  verdict: Verdict & { status: "not-graded" },
  now: Date = new Date(),
): CompetitionReport {
  return {
    competition_id: competitionId,
    score: null,
    gold_threshold: null,
    silver_threshold: null,
    bronze_threshold: null,
    median_threshold: null,
    any_medal: false,
    gold_medal: false,
    silver_medal: false,
    bronze_medal: false,
    above_median: false,
    submission_exists: submissionPath !== "",
    valid_submission: false,
    is_lower_better: false,
    created_at: now.toISOString().replace("Z", ""),
    submission_path: submissionPath,
    task_version: TASK_VERSION,
    status: verdict.status,
    reason_code: reasonCode(verdict),
    reason: verdict.message,
  };
}

function reasonCode(verdict: Verdict): ReasonCode | undefined {
  switch (verdict.status) {
    case "valid":
      return undefined;
    case "no-submission":
      return "no-file";
    case "unreadable":
      return "not-csv";
    case "invalid":
      return "rule-broken";
    case "not-graded":
      return verdict.code ?? "grader-failed";
  }
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
