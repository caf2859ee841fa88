import type { GradedRun } from "./graded-run.ts";
import { type Estimate, estimate } from "./statistics.ts";

/** Whether a run counts towards each of the headline figures, by the reference's names. */
const figures = {
  any_medal_percentage: (run) => run.any_medal,
  gold_medal_percentage: (run) => run.gold_medal,
  silver_medal_percentage: (run) => run.silver_medal,
  bronze_medal_percentage: (run) => run.bronze_medal,
  above_median_percentage: (run) => run.above_median,
  valid_submissions_percentage: (run) => run.valid_submission,
  submission_exists_percentage: (run) => run.submission_exists,
} satisfies Record<string, (run: GradedRun) => boolean>;

export type FigureName = keyof typeof figures;

/** The headline figures of a set of competitions over seeds. */
export interface Aggregate {
  num_seeds: number;
  num_competitions: number;
  /** Percentages of the competitions. */
  metrics: Record<FigureName, Estimate>;
  /** Runs left out because their seed lacks other competitions. */
  runs_dropped: number;
  /** Runs that are missing and count as failed. */
  runs_padded: number;
}

export interface AggregateOptions {
  /** Count missing runs as failed instead of leaving incomplete seeds out. */
  padMissing: boolean;
}

/**
 * Aggregates runs over seeds: for each seed the percentage of competitions with a medal and so
 * on, then mean and standard error of these percentages. The first run of every competition makes
 * the first seed, the second the second, in the order the runs are given.
 * @param competitionIds the competitions that percentages are of; other runs are ignored.
 */
export function aggregate(
  runs: readonly GradedRun[],
  competitionIds: readonly string[],
  options: AggregateOptions,
): Aggregate {
  const runsOf = new Map<string, GradedRun[]>(competitionIds.map((id) => [id, []]));
  for (const run of runs) runsOf.get(run.competition_id)?.push(run);
  const counts = [...runsOf.values()].map((list) => list.length);
  const seeds = options.padMissing ? Math.max(0, ...counts) : Math.min(...counts);
  const percentages = (hasIt: (run: GradedRun) => boolean) =>
    Array.from({ length: seeds }, (_, seed) => {
      const hits = [...runsOf.values()].filter((list) => list[seed] && hasIt(list[seed])).length;
      return (100 * hits) / runsOf.size;
    });
  return {
    num_seeds: seeds,
    num_competitions: runsOf.size,
    metrics: Object.fromEntries(
      Object.entries(figures).map(([name, hasIt]) => [name, estimate(percentages(hasIt))]),
    ) as Record<FigureName, Estimate>,
    runs_dropped: counts.reduce((sum, count) => sum + Math.max(0, count - seeds), 0),
    runs_padded: counts.reduce((sum, count) => sum + Math.max(0, seeds - count), 0),
  };
}
