import { readFile } from "node:fs/promises";

/** The lists of competitions that results are reported for. */
export const splitNames = ["low", "medium", "high", "all", "dev", "starter"] as const;
export type SplitName = (typeof splitNames)[number];

const SPLITS = new URL("../../splits/", import.meta.url);

/** Competition ids of a split, in the order of its list. */
export async function readSplit(name: SplitName): Promise<string[]> {
  const text = await readFile(new URL(`${name}.txt`, SPLITS), "utf8");
  return text.split("\n").filter((line) => line !== "");
}

/** The splits a competition is in. */
export async function splitsOf(competitionId: string): Promise<SplitName[]> {
  const memberships = await Promise.all(
    splitNames.map(async (name) => ((await readSplit(name)).includes(competitionId) ? [name] : [])),
  );
  return memberships.flat();
}
