/** The scores that a competition's medals are measured by. */
export interface Leaderboard extends MedalThresholds {
  /**
   * Whose scores: people's on Kaggle, or, for a competition without a human leaderboard,
   * a ladder of documented reference solutions.
   */
  kind: "human" | "reference-ladder";
  lowerIsBetter: boolean;
  /** Number of teams on a human leaderboard. */
  teams?: number;
  /** 21 scores of a human leaderboard, from the best (0 %) to the worst (100 %) in steps of 5 %. */
  quantilesFromTop?: readonly number[];
  /** Date of the last submission (YYYY-MM-DD). */
  closed?: string;
  /** What the reference solutions of a ladder do. */
  solutions?: Readonly<Record<keyof MedalThresholds, string>>;
}

export interface MedalThresholds {
  gold: number;
  silver: number;
  bronze: number;
  median: number;
}

/** The final leaderboard of a Kaggle competition. */
export function humanLeaderboard(
  board: MedalThresholds &
    Required<Pick<Leaderboard, "lowerIsBetter" | "teams" | "quantilesFromTop" | "closed">>,
): Leaderboard {
  return { kind: "human", ...board };
}

/** Medal thresholds set by reference solutions that this repository can re-run. */
export function referenceLadder(
  ladder: MedalThresholds & Required<Pick<Leaderboard, "lowerIsBetter" | "solutions">>,
): Leaderboard {
  return { kind: "reference-ladder", ...ladder };
}
