import type { Leaderboard } from "./leaderboard.ts";
import { type Medal, standing } from "./medals.ts";

/**
 * Percentile rank of a score among the teams of a human leaderboard: the percentage of them that it
 * beats, ties counted half; 100 is better than all.
 * @param scores the teams' scores from the best to the worst, where the whole board is at hand.
 *   Without it the rank is interpolated between the 21 quantiles that the board declares.
 * @returns undefined without a score, and where there is no human leaderboard.
 */
export function percentileOn(
  { lowerIsBetter, quantilesFromTop }: Leaderboard,
  score: number | null,
  scores?: readonly number[],
): number | undefined {
  if (score === null || Number.isNaN(score)) return undefined;
  const isBetter = (a: number, b: number) => (lowerIsBetter ? a < b : a > b);
  if (scores) {
    const better = scores.filter((one) => isBetter(one, score)).length;
    const equal = scores.filter((one) => one === score).length;
    return (100 * (scores.length - better - equal / 2)) / scores.length;
  }
  return quantilesFromTop && interpolated(quantilesFromTop, score, isBetter);
}

function interpolated(
  quantiles: readonly number[],
  score: number,
  isBetter: (a: number, b: number) => boolean,
): number {
  const worst = quantiles.length - 1;
  const fromTop = (place: number) => 100 * (1 - place / worst);
  const first = quantiles.findIndex((one) => !isBetter(one, score));
  if (first === -1) return 0;
  const last = quantiles.lastIndexOf(score);
  if (last !== -1) return fromTop((first + last) / 2);
  if (first === 0) return 100;
  const [above, below] = [quantiles[first - 1], quantiles[first]];
  return fromTop(first - 1 + (above - score) / (above - below));
}

/** The medal that a score just misses, and by how much, in units of the score. */
export interface NextMedal {
  medal: Medal;
  gap: number;
}

/** @returns undefined without a finite score, and for a gold medal. */
export function nextMedal(board: Leaderboard, score: number | null): NextMedal | undefined {
  if (score === null || !Number.isFinite(score)) return undefined;
  const { medal: earned } = standing(score, board);
  if (earned === "gold") return undefined;
  const medal = earned === "silver" ? "gold" : earned === "bronze" ? "silver" : "bronze";
  // Differences of decimal scores carry noise in their last digits.
  return { medal, gap: Number(Math.abs(board[medal] - score).toPrecision(10)) };
}

/**
 * A score on a scale that competitions share: 0 is the sample submission (no skill), 1 the gold
 * threshold; not clipped, so worse than the sample is negative and better than gold above 1.
 * Gold and not the best human score, since single best scores often come from leaks.
 * @returns undefined without a finite score, and where the sample is no worse than gold.
 */
export function normalisedScore(
  { gold, lowerIsBetter }: Leaderboard,
  score: number | null,
  sampleScore: number | undefined,
): number | undefined {
  if (score === null || sampleScore === undefined || !Number.isFinite(score)) return undefined;
  const ahead = (of: number) => (lowerIsBetter ? sampleScore - of : of - sampleScore);
  const span = ahead(gold);
  return span > 0 && Number.isFinite(span) ? ahead(score) / span : undefined;
}

/**
 * Why medals of a leaderboard tell less than they seem to: it is saturated (so many teams share the
 * best score that it is the gold threshold), or thresholds coincide.
 */
export function leaderboardFlags(board: Leaderboard): string[] {
  const { gold, silver, bronze, quantilesFromTop, teams = 0 } = board;
  const flags: string[] = [];
  if (quantilesFromTop?.[0] === gold && teams >= SEVERAL_GOLDS) {
    flags.push("saturated: gold takes the best score there is, which many teams share");
  }
  if (gold === bronze) flags.push("gold, silver and bronze have the same threshold");
  else if (gold === silver) flags.push("gold and silver have the same threshold");
  else if (silver === bronze) flags.push("silver and bronze have the same threshold");
  return flags;
}

/** From so many teams on, several of them earn gold. */
const SEVERAL_GOLDS = 20;
