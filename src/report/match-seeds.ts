import type { GradedRun } from "./graded-run.ts";

export interface MatchOptions {
  /** Count missing runs as failed instead of leaving incomplete seeds out. */
  padMissing: boolean;
}

/** Runs put into seeds. */
export interface MatchedSeeds<Run extends GradedRun = GradedRun> {
  /** Number of seeds that count. */
  seeds: number;
  /** By competition, for each seed that counts its run; undefined where it is missing (padded). */
  runs: ReadonlyMap<string, readonly (Run | undefined)[]>;
  /** Runs left out because their seed lacks other competitions. */
  dropped: number;
  /** Runs that are missing and count as failed. */
  padded: number;
}

/**
 * Puts runs into seeds: the first run of every competition makes the first seed, the second the
 * second, in the order they are given, whichever file they come from. A seed is complete when
 * every competition has a run in it; only complete seeds count, unless missing runs are padded.
 * @param competitionIds the competitions that figures are of; other runs are ignored.
 */
export function matchSeeds<Run extends GradedRun>(
  runs: readonly Run[],
  competitionIds: readonly string[],
  { padMissing }: MatchOptions,
): MatchedSeeds<Run> {
  const runsOf = new Map<string, Run[]>(competitionIds.map((id) => [id, []]));
  for (const run of runs) runsOf.get(run.competition_id)?.push(run);
  const counts = [...runsOf.values()].map((own) => own.length);
  const seeds = counts.length === 0 ? 0 : padMissing ? Math.max(...counts) : Math.min(...counts);
  return {
    seeds,
    runs: new Map(
      [...runsOf].map(([id, own]) => [id, Array.from({ length: seeds }, (_, seed) => own[seed])]),
    ),
    dropped: counts.reduce((sum, count) => sum + Math.max(0, count - seeds), 0),
    padded: counts.reduce((sum, count) => sum + Math.max(0, seeds - count), 0),
  };
}
