import type { CompetitionReport } from "./competition-report.ts";

/** Many graded submissions together, in the Python reference's format. */
export interface GradingReport {
  total_runs: number;
  total_runs_with_submissions: number;
  total_valid_submissions: number;
  total_medals: number;
  total_gold_medals: number;
  total_silver_medals: number;
  total_bronze_medals: number;
  total_above_median: number;
  competition_reports: CompetitionReport[];
}

export function gradingReport(reports: CompetitionReport[]): GradingReport {
  const count = (wanted: (report: CompetitionReport) => boolean) => reports.filter(wanted).length;
  return {
    total_runs: reports.length,
    total_runs_with_submissions: count((report) => report.submission_exists),
    total_valid_submissions: count((report) => report.valid_submission),
    total_medals: count((report) => report.any_medal),
    total_gold_medals: count((report) => report.gold_medal),
    total_silver_medals: count((report) => report.silver_medal),
    total_bronze_medals: count((report) => report.bronze_medal),
    total_above_median: count((report) => report.above_median),
    competition_reports: reports,
  };
}
