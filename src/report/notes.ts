import type { Aggregate } from "./aggregate.ts";
import type { FactsById } from "./competition-facts.ts";
import { countText } from "./figures-text.ts";
import type { CompetitionResults } from "./results.ts";

interface NotedReport {
  totals: Aggregate;
  competitions: readonly CompetitionResults[];
  unfinished: number;
  facts: FactsById;
}

/** Sentences that a reader must know to judge the figures of a report. */
export function notesOn({ totals, competitions, unfinished, facts }: NotedReport): string[] {
  return [
    ...notesOnSeeds(totals),
    ...notesOnRuns(competitions, unfinished),
    ...notesOnCompetitions(competitions),
    ...[...facts.values()].flatMap(({ leaderboardProblem }) => leaderboardProblem ?? []),
  ];
}

function* notesOnSeeds(totals: Aggregate): Generator<string> {
  if (totals.num_seeds === 0) {
    yield "No seed is complete, so there are no headline figures: some competitions have no run. " +
      "Counting missing runs as failed (padding) gives figures.";
  }
  if (totals.num_seeds === 1) {
    yield "One seed only: no standard error can be given. Published figures use three.";
  }
  if (totals.runs_dropped > 0) {
    yield `Not in the headline figures: ${countText(totals.runs_dropped, "run")} of incomplete seeds.`;
  }
  if (totals.runs_padded > 0) {
    yield `Padded: ${countText(totals.runs_padded, "run")} missing, counted as failed.`;
  }
}

function* notesOnRuns(
  competitions: readonly CompetitionResults[],
  unfinished: number,
): Generator<string> {
  const runs = competitions.flatMap((competition) => competition.runs);
  const unisolated = runs.filter(({ isolated }) => isolated === false).length;
  if (unisolated > 0) {
    yield `${unisolated} of ${countText(runs.length, "run")} NOT isolated (sandbox "none"): the ` +
      "agent could have read the answers, so these results prove nothing.";
  }
  if (unfinished > 0) {
    yield `Without a result: ${countText(unfinished, "run")} (under way, stopped, or ended by ` +
      "a system error). Resuming the run group repeats what was stopped or failed so.";
  }
  const notGraded = runs.filter(({ status }) => status === "not-graded").length;
  if (notGraded > 0) {
    yield `${countText(notGraded, "run")} could not be graded: counted as failed. ` +
      "`mlebench grade-group` grades a run group again.";
  }
}

function* notesOnCompetitions(competitions: readonly CompetitionResults[]): Generator<string> {
  const withRuns = competitions.filter(({ runs }) => runs.length > 0);
  if (withRuns.some(({ leaderboardKind }) => leaderboardKind === "reference-ladder")) {
    yield "Starter competitions have no human leaderboard: their medals are measured by reference " +
      "solutions of this repository (marked *), and do not compare with Kaggle medals.";
  }
  const flagged = withRuns.filter(({ flags }) => flags.length > 0);
  if (flagged.length > 0) {
    yield `Medals that tell little: ${flagged.map(({ id, flags }) => `${id} (${flags.join("; ")})`).join(", ")}.`;
  }
  const withIssues = withRuns.filter(({ knownIssues }) => knownIssues.length > 0).length;
  if (withIssues > 0) {
    yield `Known issues: ${withIssues} of ${countText(withRuns.length, "competition")} have published ` +
      "defects, such as leaks, that are reproduced on purpose; they are listed with the competition.";
  }
}
