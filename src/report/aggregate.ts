import type { GradedRun } from "./graded-run.ts";
import { type MatchedSeeds, type MatchOptions, matchSeeds } from "./match-seeds.ts";
import { type Estimate, estimates, type Figure } from "./statistics.ts";

/** Whether a run counts towards each of the headline figures, by the reference's names. */
export const figures = {
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

/**
 * Aggregates runs over seeds (see `matchSeeds`): for each seed the percentage of competitions with
 * a medal and so on, then mean, standard error and intervals of these percentages.
 * @param competitionIds the competitions that percentages are of; other runs are ignored.
 */
export function aggregate(
  runs: readonly GradedRun[],
  competitionIds: readonly string[],
  options: MatchOptions,
): Aggregate {
  return aggregateSeeds(matchSeeds(runs, competitionIds, options));
}

/** The same for runs that are in seeds already. */
export function aggregateSeeds(matched: MatchedSeeds): Aggregate {
  const table = [...matched.runs.values()];
  const percentages = estimates(
    Object.values(figures).map((counts) => percentagesOf(table, matched.seeds, counts)),
  );
  return {
    num_seeds: matched.seeds,
    num_competitions: table.length,
    metrics: Object.fromEntries(
      Object.keys(figures).map((name, index) => [name, percentages[index]]),
    ) as Record<FigureName, Estimate>,
    runs_dropped: matched.dropped,
    runs_padded: matched.padded,
  };
}

function percentagesOf(
  table: readonly (readonly (GradedRun | undefined)[])[],
  seeds: number,
  counts: (run: GradedRun) => boolean,
): Figure {
  const hit = (run: GradedRun | undefined) => (run !== undefined && counts(run) ? 1 : 0);
  const percentage = (runs: readonly (GradedRun | undefined)[]) =>
    (100 * runs.reduce((sum, run) => sum + hit(run), 0)) / runs.length;
  return {
    bySeed: Array.from({ length: seeds }, (_, seed) => percentage(table.map((own) => own[seed]))),
    byCompetition: table.map(percentage),
  };
}
