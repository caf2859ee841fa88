import type { Report } from "./report.ts";
import type { CompetitionResults } from "./results.ts";

/**
 * A report for programs: the reference aggregation's `num_seeds`, `num_competitions` and
 * `metrics`, and beside them everything else the report says. Percentages are from 0 to 100;
 * undefined fields are left out, and null stands for a figure that cannot be given.
 */
export function reportJson(report: Report) {
  const { aggregate, passAtK, placements, categories, competitions } = report;
  return {
    title: report.title,
    ...aggregate,
    runs_unfinished: report.unfinished,
    pass_at_k: byK(passAtK),
    ...placements,
    categories: Object.fromEntries(
      categories.map(({ category, aggregate: { num_competitions, metrics } }) => [
        category,
        { num_competitions, metrics },
      ]),
    ),
    agent_seconds: report.agentTime?.seconds,
    agent_seconds_per_medal: report.agentTime?.secondsPerMedal,
    medals_over_time: report.medalsOverTime,
    competitions: competitions.map(competitionJson),
    run_groups: report.setups.map((setup) => ({
      run_group: setup.runGroup,
      created_at: setup.createdAt,
      agent: setup.agent,
      agent_sha256: setup.agentSha256,
      task_version: setup.taskVersion,
      hours: setup.hours,
      hardware: setup.hardware,
      sandbox: setup.sandbox,
      isolated: setup.isolated,
    })),
    notes: report.notes,
  };
}

function competitionJson(competition: CompetitionResults) {
  const { id, category, metric, thresholds, leaderboardKind, knownIssues } = competition;
  return {
    competition_id: id,
    category,
    metric,
    is_lower_better: competition.lowerIsBetter,
    leaderboard_kind: leaderboardKind,
    thresholds,
    percentiles_from:
      competition.leaderboard?.quantilesFromTop === undefined
        ? undefined
        : competition.hasExactLeaderboard
          ? "leaderboard"
          : "quantiles",
    leaderboard_flags: competition.flags,
    known_issues: knownIssues,
    pass_at_k: byK(competition.passAtK),
    runs: competition.runs.map((run) => ({
      seed: run.seed,
      counts: run.counts,
      score: run.score,
      any_medal: run.any_medal,
      gold_medal: run.gold_medal,
      silver_medal: run.silver_medal,
      bronze_medal: run.bronze_medal,
      above_median: run.above_median,
      submission_exists: run.submission_exists,
      valid_submission: run.valid_submission,
      percentile: run.percentile,
      next_medal: run.nextMedal,
      normalised_score: run.normalisedScore,
      status: run.status,
      reason_code: run.reason_code,
      reason: run.reason,
      state: run.state,
      seconds: run.seconds,
      isolated: run.isolated,
      snapshots: run.snapshots?.length ? run.snapshots : undefined,
    })),
  };
}

function byK(passAtK: readonly number[]): Record<string, number> {
  return Object.fromEntries(passAtK.map((value, k) => [k + 1, value]));
}
