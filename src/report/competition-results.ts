import {
  leaderboardFlags,
  nextMedal,
  normalisedScore,
  percentileOn,
} from "../competition/human-placement.ts";
import type { CompetitionFacts } from "./competition-facts.ts";
import type { MatchedSeeds } from "./match-seeds.ts";
import { passAtK } from "./pass-at-k.ts";
import type { CompetitionResults, Placement, ReportedRun } from "./results.ts";

/** Brings the runs of one competition together with what is known of it. */
export function competitionResults(
  id: string,
  runs: readonly ReportedRun[],
  matched: MatchedSeeds,
  facts: CompetitionFacts | undefined,
): CompetitionResults {
  const first = runs[0] as ReportedRun | undefined;
  const competition = facts?.competition;
  const board = competition?.leaderboard;
  const counted = matched.runs.get(id) ?? [];
  const medals = counted.filter((run) => run?.any_medal).length;
  const threshold = (name: "gold" | "silver" | "bronze" | "median") =>
    first?.[`${name}_threshold`] ?? board?.[name] ?? null;
  return {
    id,
    category: competition?.category,
    metric: first?.metric ?? competition?.grader.metric ?? "score",
    lowerIsBetter: first?.is_lower_better ?? board?.lowerIsBetter ?? false,
    leaderboardKind: first?.leaderboard_kind ?? board?.kind ?? "human",
    thresholds: {
      gold: threshold("gold"),
      silver: threshold("silver"),
      bronze: threshold("bronze"),
      median: threshold("median"),
    },
    leaderboard: board,
    hasExactLeaderboard: facts?.leaderboardScores !== undefined,
    flags: board ? leaderboardFlags(board) : [],
    knownIssues: competition?.knownIssues ?? first?.known_issues ?? [],
    runs: runs.map((run, index) => ({
      ...run,
      ...placementOf(run, facts),
      seed: index + 1,
      counts: index < matched.seeds,
    })),
    passAtK: Array.from(
      { length: matched.seeds },
      (_, k) => 100 * passAtK(matched.seeds, medals, k + 1),
    ),
  };
}

function placementOf(run: ReportedRun, facts: CompetitionFacts | undefined): Placement {
  if (!facts || !run.valid_submission) return {};
  const { leaderboard, published } = facts.competition;
  return {
    percentile: percentileOn(leaderboard, run.score, facts.leaderboardScores),
    nextMedal: nextMedal(leaderboard, run.score),
    normalisedScore: normalisedScore(leaderboard, run.score, published?.sampleScore),
  };
}
