import type { ReportedRun } from "./results.ts";

/** A graded run for tests: a valid score without a medal, changed as told. */
export function gradedRun(changes: Partial<ReportedRun> = {}): ReportedRun {
  return {
    competition_id: "spam-detection",
    score: 0.7,
    gold_threshold: 0.9,
    silver_threshold: 0.85,
    bronze_threshold: 0.8,
    median_threshold: 0.6,
    any_medal: false,
    gold_medal: false,
    silver_medal: false,
    bronze_medal: false,
    above_median: true,
    submission_exists: true,
    valid_submission: true,
    is_lower_better: false,
    submission_path: "runs/g/r/submission/submission.csv",
    metric: "auc-roc",
    status: "valid",
    ...changes,
  };
}
