import { readSplit } from "../competition/splits.ts";
import { aggregate } from "./aggregate.ts";
import type { FactsById } from "./competition-facts.ts";
import { countText } from "./figures-text.ts";
import {
  experimentKey,
  type LeaderboardRow,
  leaderboardSplits,
  type MedalRate,
} from "./leaderboard.ts";
import type { GroupRuns } from "./read-runs.ts";
import type { ReportedRun } from "./results.ts";
import { setupOf } from "./setup.ts";

/** An experiment of one's own, not yet aggregated. */
export interface OwnExperiment {
  agent: string;
  llm: string | null;
  hours: number | null;
  hardware: string | null;
  date: string | null;
  runs: readonly ReportedRun[];
  unfinished: number;
}

/** Run groups of the same agent under the same conditions are one experiment, in their order. */
export function experimentsOfGroups(groups: readonly GroupRuns[]): OwnExperiment[] {
  const setups = groups.map((one) => ({ ...one, setup: setupOf(one.group) }));
  return [...Map.groupBy(setups, ({ setup }) => experimentKey(setup)).values()].map((parts) => {
    const { agent, hours, hardware } = parts[0].setup;
    return {
      agent,
      llm: null,
      hours,
      hardware,
      date:
        parts
          .map(({ setup }) => setup.createdAt.slice(0, 10))
          .sort()
          .at(-1) ?? null,
      runs: parts.flatMap(({ runs }) => runs),
      unfinished: parts.reduce((sum, { unfinished }) => sum + unfinished, 0),
    };
  });
}

/** Aggregates an experiment over each split; null for a split that has no complete seed. */
export async function leaderboardRow(
  experiment: OwnExperiment,
  facts: FactsById,
  options: { padMissing: boolean },
): Promise<LeaderboardRow> {
  const { runs, unfinished, ...known } = experiment;
  const counts = new Map<string, number>();
  const rates: Partial<Record<(typeof leaderboardSplits)[number], MedalRate | null>> = {};
  let padded = false;
  for (const split of leaderboardSplits) {
    const ids = await readSplit(split);
    const isIncluded = runs.some((run) => ids.includes(run.competition_id));
    const { num_seeds, metrics, runs_padded } = aggregate(runs, isIncluded ? ids : [], options);
    const { mean, standard_error } = metrics.any_medal_percentage;
    rates[split] = num_seeds === 0 ? null : { mean, standardError: standard_error };
    if (num_seeds > 0) counts.set(split, num_seeds);
    padded ||= runs_padded > 0;
  }
  return {
    origin: "own",
    ...known,
    ...(rates as Record<(typeof leaderboardSplits)[number], MedalRate | null>),
    seeds: counts.size === 0 ? null : Math.min(...counts.values()),
    padded,
    warnings: warningsOn(runs, unfinished, facts),
    sourceAvailable: null,
  };
}

function warningsOn(runs: readonly ReportedRun[], unfinished: number, facts: FactsById): string[] {
  const warnings: string[] = [];
  if (runs.some(({ isolated }) => isolated === false)) warnings.push("NOT isolated");
  const ids = new Set(runs.map((run) => run.competition_id));
  const withIssues = [...ids].filter(
    (id) => (facts.get(id)?.competition.knownIssues ?? []).length > 0,
  ).length;
  if (withIssues > 0) {
    warnings.push(`${withIssues} of ${countText(ids.size, "competition")} with known issues`);
  }
  if (unfinished > 0) warnings.push(`${countText(unfinished, "run")} without a result`);
  return warnings;
}
