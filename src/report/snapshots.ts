import * as run from "../run/snapshots.ts";

/** What lay in the submission folder at one time of a run; graded when its run group is. */
export type Snapshot = Pick<run.Snapshot, "seconds" | "valid" | "score" | "medal">;

/** The snapshots of a run in order of time; none where it kept none. */
export async function readSnapshots(runFolder: string): Promise<Snapshot[]> {
  return (await run.readSnapshots(runFolder))
    .map(({ seconds, valid, score, medal }) => ({ seconds, valid, score, medal }))
    .sort((a, b) => a.seconds - b.seconds);
}
