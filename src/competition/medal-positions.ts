import type { Medal } from "./medals.ts";

/**
 * The last position (from 1) on a leaderboard that earns each medal: Kaggle's progression system as
 * the published task set applies it.
 */
export function medalPositions(teams: number): Record<Medal, number> {
  const share = (part: number) => Math.max(1, Math.floor(teams * part));
  const gold = 10 + Math.floor(teams * 0.002);
  if (teams < 100) return { gold: share(0.1), silver: share(0.2), bronze: share(0.4) };
  if (teams < 250) return { gold: 10, silver: share(0.2), bronze: share(0.4) };
  if (teams < 1000) return { gold, silver: 50, bronze: 100 };
  return { gold, silver: share(0.05), bronze: share(0.1) };
}
