import { type Aggregate, type AggregateOptions, aggregate } from "./aggregate.ts";
import { countText } from "./figures-text.ts";
import type { GradedRun } from "./graded-run.ts";

/** A graded run with what its run folder tells about it, where there is one. */
export interface ReportedRun extends GradedRun {
  state?: string;
  seconds?: number;
  /** Whether the agent ran isolated. */
  isolated?: boolean;
}

/** All runs of one competition, in the order of their seeds. */
export interface CompetitionResults {
  id: string;
  metric: string;
  lowerIsBetter: boolean;
  leaderboardKind: "human" | "reference-ladder";
  thresholds: { gold: number; silver: number; bronze: number; median: number };
  knownIssues: readonly string[];
  runs: ReportedRun[];
}

/** What a report says, ready to be printed in any form. */
export interface Report {
  title: string;
  aggregate: Aggregate;
  competitions: CompetitionResults[];
  /** Sentences that a reader must know to judge the figures. */
  notes: string[];
}

export interface ReportOptions extends AggregateOptions {
  title: string;
  /** Runs that have no result yet. */
  unfinished?: number;
  /** The competitions that percentages are of; those of the runs when not given. */
  competitionIds?: readonly string[];
}

/**
 * Brings runs together into a report.
 * @throws when the runs are of different task versions, which must never be averaged.
 */
export function buildReport(runs: readonly ReportedRun[], options: ReportOptions): Report {
  requireOneTaskVersion(runs);
  const ids = options.competitionIds ?? [...new Set(runs.map((run) => run.competition_id))].sort();
  const competitions = ids.flatMap((id) => {
    const own = runs.filter((run) => run.competition_id === id);
    return own.length > 0 ? [competitionResults(id, own)] : [];
  });
  const totals = aggregate(runs, ids, options);
  return {
    title: options.title,
    aggregate: totals,
    competitions,
    notes: notesOn(totals, competitions, options.unfinished ?? 0),
  };
}

function competitionResults(id: string, runs: ReportedRun[]): CompetitionResults {
  const [first] = runs;
  return {
    id,
    metric: first.metric ?? "score",
    lowerIsBetter: first.is_lower_better,
    leaderboardKind: first.leaderboard_kind ?? "human",
    thresholds: {
      gold: first.gold_threshold,
      silver: first.silver_threshold,
      bronze: first.bronze_threshold,
      median: first.median_threshold,
    },
    knownIssues: first.known_issues ?? [],
    runs,
  };
}

function requireOneTaskVersion(runs: readonly ReportedRun[]): void {
  const versions = new Set(runs.map((run) => run.task_version ?? "v1"));
  if (versions.size > 1) {
    throw new Error(
      `These runs are of different task versions (${[...versions].join(", ")}), whose results do ` +
        "not compare. Report each version by itself.",
    );
  }
}

function notesOn(
  totals: Aggregate,
  competitions: readonly CompetitionResults[],
  unfinished: number,
): string[] {
  const runs = competitions.flatMap((competition) => competition.runs);
  const notes: string[] = [];
  if (totals.num_seeds === 0) {
    notes.push(
      "No seed is complete, so there are no headline figures: some competitions have no run. " +
        "Counting missing runs as failed (padding) gives figures.",
    );
  }
  if (totals.num_seeds === 1) {
    notes.push("One seed only: no standard error can be given. Published figures use three.");
  }
  if (competitions.some(({ leaderboardKind }) => leaderboardKind === "reference-ladder")) {
    notes.push(
      "Starter competitions have no human leaderboard: their medals are measured by reference " +
        "solutions of this repository (marked *), and do not compare with Kaggle medals.",
    );
  }
  const unisolated = runs.filter(({ isolated }) => isolated === false).length;
  if (unisolated > 0) {
    notes.push(
      `${unisolated} of ${countText(runs.length, "run")} NOT isolated (sandbox "none"): the agent could ` +
        "have read the answers, so these results prove nothing.",
    );
  }
  if (unfinished > 0) {
    notes.push(
      `Without a result: ${countText(unfinished, "run")} (stopped, or ended by a system error). ` +
        "Resuming the run group repeats them.",
    );
  }
  const notGraded = runs.filter(({ status }) => status === "not-graded").length;
  if (notGraded > 0)
    notes.push(`${countText(notGraded, "run")} could not be graded: counted as failed.`);
  if (totals.runs_dropped > 0) {
    notes.push(
      `Not in the headline figures: ${countText(totals.runs_dropped, "run")} of incomplete seeds.`,
    );
  }
  if (totals.runs_padded > 0) {
    notes.push(`Padded: ${countText(totals.runs_padded, "run")} missing, counted as failed.`);
  }
  return notes;
}
