import published from "./published-results.json" with { type: "json" };
import type { Setup } from "./setup.ts";

/** The splits that a leaderboard has a column for. */
export const leaderboardSplits = ["low", "medium", "high", "all"] as const;
export type LeaderboardSplit = (typeof leaderboardSplits)[number];

/** Percentage of competitions with any medal, over seeds. */
export interface MedalRate {
  mean: number;
  /** Null with one seed. */
  standardError: number | null;
}

/** One experiment in a comparison of agents. */
export interface LeaderboardRow extends Record<LeaderboardSplit, MedalRate | null> {
  origin: "published" | "own";
  agent: string;
  /** The language model; null where nothing tells. */
  llm: string | null;
  /** Time limit of a run; null where nothing tells. */
  hours: number | null;
  /** What a run could use; null where nothing tells. */
  hardware: string | null;
  /** YYYY-MM-DD. */
  date: string | null;
  seeds: number | null;
  /** Missing runs were counted as failed. */
  padded: boolean;
  /** What makes the figures doubtful. */
  warnings: string[];
  sourceAvailable: boolean | null;
}

/** Rows that may be compared with each other. */
export interface ComparisonClass {
  /** Null where rows of all classes stand together, or nothing tells. */
  hours: number | null;
  hardware: string | null;
  rows: LeaderboardRow[];
}

export const sortKeys = [...leaderboardSplits, "agent", "llm", "hours", "date"] as const;
export type SortKey = (typeof sortKeys)[number];

/** The rows that others have published; they do not state their hardware. */
export function publishedRows(): LeaderboardRow[] {
  return published.rows.map((row) => ({
    origin: "published",
    agent: row.agent,
    llm: row.llm,
    ...(Object.fromEntries(
      leaderboardSplits.map((split) => [
        split,
        { mean: row[split][0], standardError: row[split][1] },
      ]),
    ) as Record<LeaderboardSplit, MedalRate>),
    hours: row.hours,
    hardware: null,
    date: row.date,
    seeds: null,
    padded: row.padded,
    warnings: row.known_leakage ? ["known leakage"] : [],
    sourceAvailable: row.source_available,
  }));
}

/** Sorts rows: figures and dates from the best or newest, texts and hours upwards; empty ones last. */
export function sortRows(rows: readonly LeaderboardRow[], key: SortKey): LeaderboardRow[] {
  const isUpwards = key === "agent" || key === "llm" || key === "hours";
  const cellOf = (row: LeaderboardRow): string | number | null => {
    const value = row[key];
    return value !== null && typeof value === "object" ? value.mean : value;
  };
  return rows.toSorted((a, b) => {
    const [x, y] = [cellOf(a), cellOf(b)];
    if (x === null || y === null) return Number(x === null) - Number(y === null);
    const order =
      typeof x === "string" && typeof y === "string"
        ? x.localeCompare(y, "en")
        : Number(x) - Number(y);
    return isUpwards ? order : -order;
  });
}

/**
 * Puts rows into classes of equal time limit and equal hardware, those with rows of one's own first.
 * Rows that do not state their hardware join every class of their time: the class then says that
 * only the time is known to be equal.
 */
export function comparisonClasses(rows: readonly LeaderboardRow[]): ComparisonClass[] {
  const byTime = Map.groupBy(rows, ({ hours }) => hours);
  const classes = [...byTime].flatMap(([hours, ofTime]) => {
    const hardware = new Set(ofTime.map((row) => row.hardware));
    const stated = [...hardware].filter((one) => one !== null);
    return (stated.length > 0 ? stated : [null]).map((one) => ({
      hours,
      hardware: one,
      rows: ofTime.filter((row) => row.hardware === one || row.hardware === null),
    }));
  });
  const hasOwn = ({ rows: own }: ComparisonClass) => own.some(({ origin }) => origin === "own");
  return classes.sort(
    (a, b) =>
      Number(hasOwn(b)) - Number(hasOwn(a)) ||
      b.rows.length - a.rows.length ||
      (a.hours ?? 0) - (b.hours ?? 0),
  );
}

/** Whether two run groups are parts of one experiment: the same agent under the same conditions. */
export function experimentKey(setup: Setup): string {
  const { agent, agentSha256, taskVersion, hours, hardware, isolated } = setup;
  return JSON.stringify([agent, agentSha256, taskVersion, hours, hardware, isolated]);
}
