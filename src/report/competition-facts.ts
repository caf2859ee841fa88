import { join } from "node:path";
import type { Competition } from "../competition/definition.ts";
import type { CompetitionRegistry } from "../competition/registry.ts";
import { dataPaths } from "../dataset/data-folder.ts";
import { readLeaderboardFile } from "./leaderboard-file.ts";

/** What a report tells about a competition beyond its grading reports. */
export interface CompetitionFacts {
  competition: Competition;
  /** All scores of the human leaderboard from the best to the worst, where it was downloaded. */
  leaderboardScores?: readonly number[];
  /** Why a downloaded leaderboard is not used. */
  leaderboardProblem?: string;
}

export type FactsById = ReadonlyMap<string, CompetitionFacts>;

/**
 * Gathers what is known of competitions; those that are not at hand are left out.
 * @param dataDir where a downloaded leaderboard may lie, as `<id>/leaderboard.csv`.
 */
export async function competitionFacts(
  ids: Iterable<string>,
  registry: CompetitionRegistry,
  dataDir: string,
): Promise<FactsById> {
  const facts = new Map<string, CompetitionFacts>();
  for (const id of new Set(ids)) {
    if (!registry.has(id)) continue;
    const competition = await registry.load(id);
    const file = join(dataPaths(dataDir, id).base, "leaderboard.csv");
    const { scores, problem } = await readLeaderboardFile(file, competition.leaderboard);
    facts.set(id, { competition, leaderboardScores: scores, leaderboardProblem: problem });
  }
  return facts;
}
