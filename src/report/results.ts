import type { NextMedal } from "../competition/human-placement.ts";
import type { Leaderboard } from "../competition/leaderboard.ts";
import type { GradedRun } from "./graded-run.ts";
import type { Snapshot } from "./snapshots.ts";

/** A graded run with what its run folder tells about it, where there is one. */
export interface ReportedRun extends GradedRun {
  state?: string;
  seconds?: number;
  /** Whether the agent ran isolated. */
  isolated?: boolean;
  snapshots?: readonly Snapshot[];
}

/** Where a run's score falls on the competition's leaderboard. */
export interface Placement {
  /** Percentage of human teams it beats. */
  percentile?: number;
  nextMedal?: NextMedal;
  /** 0 is the sample submission, 1 the gold threshold. */
  normalisedScore?: number;
}

/** A run in its place among the seeds of its competition. */
export interface SeedRun extends ReportedRun, Placement {
  /** From 1. */
  seed: number;
  /** Whether the headline figures are made of it. */
  counts: boolean;
}

/** All runs of one competition, in the order of their seeds. */
export interface CompetitionResults {
  id: string;
  /** Undefined where the competition is not at hand. */
  category?: string;
  metric: string;
  lowerIsBetter: boolean;
  leaderboardKind: "human" | "reference-ladder";
  thresholds: Record<"gold" | "silver" | "bronze" | "median", number | null>;
  leaderboard?: Leaderboard;
  /** Whether percentiles come from the whole leaderboard, not from its quantiles. */
  hasExactLeaderboard: boolean;
  /** Why medals tell less here than they seem to. */
  flags: readonly string[];
  knownIssues: readonly string[];
  runs: SeedRun[];
  /** Chance in per cent that at least one of k runs earns a medal, for k from 1. */
  passAtK: readonly number[];
}
