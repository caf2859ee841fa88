import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";

const snapshotSchema = z.object({
  seconds: z.number().nonnegative(),
  valid: z.boolean().nullish(),
  score: z.number().nullish(),
  medal: z.enum(["gold", "silver", "bronze"]).nullish(),
});

/** What lay in the submission folder at one time of a run; graded when its run group is. */
export interface Snapshot {
  /** Since the agent started. */
  seconds: number;
  /** Null before it is graded. */
  valid: boolean | null;
  score: number | null;
  medal: "gold" | "silver" | "bronze" | null;
}

/** The snapshots of a run in order of time; none where it kept none. */
export async function readSnapshots(runFolder: string): Promise<Snapshot[]> {
  const text = await readFile(join(runFolder, "snapshots.jsonl"), "utf8").catch(
    (error: NodeJS.ErrnoException) => {
      if (error.code !== "ENOENT") throw error;
      return "";
    },
  );
  return text
    .split("\n")
    .flatMap(parseLine)
    .sort((a, b) => a.seconds - b.seconds);
}

/** Lines that cannot be read are left out: the last may be half-written by a run under way. */
function parseLine(line: string): Snapshot[] {
  try {
    const { seconds, valid, score, medal } = snapshotSchema.parse(JSON.parse(line));
    return [{ seconds, valid: valid ?? null, score: score ?? null, medal: medal ?? null }];
  } catch {
    return [];
  }
}
