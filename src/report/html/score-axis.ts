import type { CompetitionResults } from "../results.ts";

const MEDALS = ["bronze", "silver", "gold"] as const;

/** A part of the axis where a score earns the same. */
export interface Zone {
  name: "above" | (typeof MEDALS)[number];
  /** Places on the axis, from 0 (worse) to 1 (better). */
  from: number;
  to: number;
}

/** The scores around a competition's thresholds, laid on an axis from worse (0) to better (1). */
export interface ScoreAxis {
  /** What lies far outside is placed at the ends. */
  place(score: number): number;
  isOutside(score: number): boolean;
  zones: Zone[];
  /** Places of the leaderboard's quantiles: between two of them lie 5 % of the teams. */
  quantiles: number[];
}

/** @returns undefined where a threshold is not known. */
export function scoreAxis({
  thresholds,
  lowerIsBetter,
  leaderboard,
}: Pick<CompetitionResults, "thresholds" | "lowerIsBetter" | "leaderboard">):
  | ScoreAxis
  | undefined {
  const { median, gold } = thresholds;
  if (median === null || gold === null || !MEDALS.every((medal) => thresholds[medal] !== null)) {
    return undefined;
  }
  const sign = lowerIsBetter ? -1 : 1;
  const span = Math.abs(gold - median) || Math.abs(gold) / 100 || 1;
  const worst = sign * median - span;
  const best = sign * gold + span / 2;
  const raw = (score: number) => (sign * score - worst) / (best - worst);
  const place = (score: number) => Math.min(1, Math.max(0, raw(score)));
  const isOutside = (score: number) => raw(score) < 0 || raw(score) > 1;
  const edges = [place(median), ...MEDALS.map((medal) => place(thresholds[medal] as number)), 1];
  return {
    place,
    isOutside,
    zones: (["above", ...MEDALS] as const).map((name, index) => ({
      name,
      from: edges[index],
      to: edges[index + 1],
    })),
    quantiles: (leaderboard?.quantilesFromTop ?? [])
      .filter((score) => !isOutside(score))
      .map(place),
  };
}
