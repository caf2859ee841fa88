import type { Leaderboard } from "./leaderboard.ts";

export type Medal = "gold" | "silver" | "bronze";

/** Where a score falls among the thresholds of a leaderboard. */
export interface Standing {
  /** The best medal the score earns; a score that equals a threshold earns it. */
  medal: Medal | null;
  /** Strictly better than the median of the leaderboard. */
  aboveMedian: boolean;
}

/** The medal that a report's fields tell. */
export function medalOf(report: {
  gold_medal: boolean;
  silver_medal: boolean;
  bronze_medal: boolean;
}): Medal | null {
  if (report.gold_medal) return "gold";
  if (report.silver_medal) return "silver";
  return report.bronze_medal ? "bronze" : null;
}

/**
 * Places a reported (rounded) score on a leaderboard.
 * @param score null for a submission without a score; NaN is above nothing.
 */
export function standing(score: number | null, leaderboard: Leaderboard): Standing {
  if (score === null) return { medal: null, aboveMedian: false };
  const { lowerIsBetter, gold, silver, bronze, median } = leaderboard;
  const reaches = (threshold: number) => (lowerIsBetter ? score <= threshold : score >= threshold);
  return {
    medal: reaches(gold) ? "gold" : reaches(silver) ? "silver" : reaches(bronze) ? "bronze" : null,
    aboveMedian: lowerIsBetter ? score < median : score > median,
  };
}
