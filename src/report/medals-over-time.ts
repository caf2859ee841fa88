import type { SeedRun } from "./results.ts";

/** How many runs would have earned a medal, had they been stopped earlier. */
export interface MedalsOverTime {
  /** Runs with graded snapshots; the others are not in the percentages. */
  runs: number;
  /** In order of time; a step function: what is given holds until the next. */
  steps: { seconds: number; any_medal_percentage: number }[];
}

/** @returns undefined when no run has a graded snapshot. */
export function medalsOverTime(runs: readonly SeedRun[]): MedalsOverTime | undefined {
  const histories = runs
    .map(({ snapshots = [] }) => snapshots.filter(({ valid }) => valid !== null))
    .filter((snapshots) => snapshots.length > 0);
  if (histories.length === 0) return undefined;
  const times = new Set(histories.flat().map(({ seconds }) => seconds));
  return {
    runs: histories.length,
    steps: [...times]
      .sort((a, b) => a - b)
      .map((seconds) => {
        const medals = histories.filter(
          (snapshots) => snapshots.findLast((one) => one.seconds <= seconds)?.medal,
        );
        return { seconds, any_medal_percentage: (100 * medals.length) / histories.length };
      }),
  };
}
