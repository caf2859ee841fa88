import type { CompetitionResults, SeedRun } from "./results.ts";
import { type Estimate, estimates, type Figure, meanOf } from "./statistics.ts";

/** The mean of a placement over the competitions that have it. */
export interface MeanPlacement extends Estimate {
  num_competitions: number;
}

/** What says more than medals, over the same seeds; undefined where no competition has it. */
export interface MeanPlacements {
  /** Percentage of human teams beaten. */
  percentile?: MeanPlacement;
  /** Each clipped to 0 (sample submission) to 1 (gold threshold), so that no run outweighs others. */
  normalised_score?: MeanPlacement;
}

/** Runs without a score count as 0 in both means. */
export function meanPlacements(
  competitions: readonly CompetitionResults[],
  seeds: number,
): MeanPlacements {
  return {
    percentile: meanPlacement(competitions, seeds, (run) => run.percentile),
    normalised_score: meanPlacement(competitions, seeds, ({ normalisedScore }) =>
      normalisedScore === undefined ? undefined : Math.min(1, Math.max(0, normalisedScore)),
    ),
  };
}

function meanPlacement(
  competitions: readonly CompetitionResults[],
  seeds: number,
  placementOf: (run: SeedRun) => number | undefined,
): MeanPlacement | undefined {
  const having = competitions.filter(({ runs }) =>
    runs.some((run) => placementOf(run) !== undefined),
  );
  if (having.length === 0 || seeds === 0) return undefined;
  const table = having.map(({ runs }) =>
    Array.from({ length: seeds }, (_, seed) => (runs[seed] && placementOf(runs[seed])) ?? 0),
  );
  const figure: Figure = {
    bySeed: Array.from({ length: seeds }, (_, seed) => meanOf(table.map((own) => own[seed]))),
    byCompetition: table.map(meanOf),
  };
  return { num_competitions: having.length, ...estimates([figure])[0] };
}
