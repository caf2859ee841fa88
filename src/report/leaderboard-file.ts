import type { Leaderboard } from "../competition/leaderboard.ts";
import { medalPositions } from "../competition/medal-positions.ts";
import { readCsv } from "../table/csv-reader.ts";

export interface LeaderboardFile {
  /** From the best to the worst; undefined where there is no file that can be used. */
  scores?: number[];
  /** Why a file that is there is not used. */
  problem?: string;
}

/**
 * Reads a downloaded human leaderboard: a CSV with a column `score` (in any case), a row a team.
 * It is used only when it gives the declared medal thresholds: another board, or another date,
 * would place scores wrongly without anyone noticing.
 */
export async function readLeaderboardFile(
  file: string,
  board: Leaderboard,
): Promise<LeaderboardFile> {
  if (board.kind !== "human") return {};
  try {
    const table = await readCsv(file);
    const name = table.columnNames.find((column) => column.toLowerCase() === "score");
    if (name === undefined) return { problem: `${file} has no column "score".` };
    const column = table.column(name);
    const scores = Array.from({ length: table.rowCount }, (_, row) => column.valueAt(row))
      .map((value) => (value === null ? Number.NaN : Number(value)))
      .filter((score) => !Number.isNaN(score))
      .sort((a, b) => (board.lowerIsBetter ? a - b : b - a));
    const wrong = thresholdThatDiffers(scores, board);
    return wrong ? { problem: `${file} is not used: ${wrong}.` } : { scores };
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === "ENOENT") return {};
    return { problem: `${file} cannot be read: ${(error as Error).message}` };
  }
}

function thresholdThatDiffers(scores: readonly number[], board: Leaderboard): string | undefined {
  const positions = medalPositions(scores.length);
  for (const medal of ["gold", "silver", "bronze"] as const) {
    const score = scores[positions[medal] - 1];
    if (score !== board[medal]) {
      return `its ${medal} threshold is ${score ?? "missing"}, the published one ${board[medal]}`;
    }
  }
  return undefined;
}
