import { type Aggregate, aggregate, aggregateSeeds } from "./aggregate.ts";
import type { FactsById } from "./competition-facts.ts";
import { competitionResults } from "./competition-results.ts";
import { type MatchOptions, matchSeeds } from "./match-seeds.ts";
import { type MedalsOverTime, medalsOverTime } from "./medals-over-time.ts";
import { notesOn } from "./notes.ts";
import { type MeanPlacements, meanPlacements } from "./placement.ts";
import type { CompetitionResults, ReportedRun, SeedRun } from "./results.ts";
import type { Setup } from "./setup.ts";
import { meanOf } from "./statistics.ts";

export interface AgentTime {
  seconds: number;
  /** Null without a medal. */
  secondsPerMedal: number | null;
}

/** What a report says, ready to be printed in any form. */
export interface Report {
  title: string;
  aggregate: Aggregate;
  /** Mean over the competitions, for k from 1 to the number of seeds. */
  passAtK: readonly number[];
  placements: MeanPlacements;
  /** Empty where no competition's category is known. */
  categories: readonly { category: string; aggregate: Aggregate }[];
  competitions: CompetitionResults[];
  medalsOverTime?: MedalsOverTime;
  /** Time that agents ran, over all runs; undefined where a run does not tell. */
  agentTime?: AgentTime;
  /** How the runs were made, where run groups tell. */
  setups: readonly Setup[];
  /** Runs that have no result yet. */
  unfinished: number;
  /** Sentences that a reader must know to judge the figures. */
  notes: string[];
}

export interface ReportOptions extends MatchOptions {
  title: string;
  /** Runs that have no result yet. */
  unfinished?: number;
  /** The competitions that percentages are of; those of the runs when not given. */
  competitionIds?: readonly string[];
  facts?: FactsById;
  setups?: readonly Setup[];
}

/**
 * Brings runs together into a report.
 * @throws when the runs are of different task versions, which must never be averaged.
 */
export function buildReport(runs: readonly ReportedRun[], options: ReportOptions): Report {
  requireOneTaskVersion(runs);
  const { title, unfinished = 0, facts = NO_FACTS } = options;
  const ids = options.competitionIds ?? [...new Set(runs.map((run) => run.competition_id))].sort();
  const matched = matchSeeds(runs, ids, options);
  const competitions = ids.map((id) =>
    competitionResults(
      id,
      runs.filter((run) => run.competition_id === id),
      matched,
      facts.get(id),
    ),
  );
  const totals = aggregateSeeds(matched);
  return {
    title,
    aggregate: totals,
    passAtK: Array.from({ length: matched.seeds }, (_, k) =>
      meanOf(competitions.map(({ passAtK }) => passAtK[k])),
    ),
    placements: meanPlacements(competitions, matched.seeds),
    categories: byCategory(competitions, runs, options),
    competitions,
    medalsOverTime: medalsOverTime(competitions.flatMap((competition) => competition.runs)),
    agentTime: agentTime(competitions.flatMap((competition) => competition.runs)),
    setups: options.setups ?? [],
    unfinished,
    notes: notesOn({ totals, competitions, unfinished, facts }),
  };
}

const NO_FACTS: FactsById = new Map();

function byCategory(
  competitions: readonly CompetitionResults[],
  runs: readonly ReportedRun[],
  options: MatchOptions,
): Report["categories"] {
  const idsOf = new Map<string, string[]>();
  for (const { id, category } of competitions) {
    if (category === undefined) continue;
    idsOf.set(category, [...(idsOf.get(category) ?? []), id]);
  }
  return [...idsOf.keys()].sort().map((category) => ({
    category,
    aggregate: aggregate(runs, idsOf.get(category) as string[], options),
  }));
}

function agentTime(runs: readonly SeedRun[]): AgentTime | undefined {
  if (runs.length === 0 || runs.some((run) => run.seconds === undefined)) return undefined;
  const seconds = runs.reduce((sum, run) => sum + (run.seconds ?? 0), 0);
  const medals = runs.filter((run) => run.any_medal).length;
  return { seconds, secondsPerMedal: medals === 0 ? null : seconds / medals };
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
