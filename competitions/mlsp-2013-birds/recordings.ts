import { int64Column, Table } from "mlebench";
import { readLines } from "./renumbered-lines.ts";

const SPECIES = 19;

/** A recording and the species heard in it. */
export interface Recording {
  id: number;
  /** Numbers of species, comma separated, as the raw file has them. */
  labels: string;
}

export async function readLabels(
  path: string,
  newIds: ReadonlyMap<number, number>,
): Promise<Recording[]> {
  return (await readLines(path, newIds)).map(({ id, rest }) => ({ id, labels: rest }));
}

/** One row for every recording and species, 1 where the species is heard. */
export function answerTable(recordings: readonly Recording[]): Table {
  const rows = recordings.flatMap(({ id, labels }) => {
    const heard = new Set(labels.split(",").filter(Boolean).map(Number));
    return Array.from({ length: SPECIES }, (_, species) => ({
      id: 100 * id + species,
      probability: heard.has(species) ? 1 : 0,
    }));
  });
  return Table.of([
    ["Id", int64Column(rows.map(({ id }) => id))],
    ["Probability", int64Column(rows.map(({ probability }) => probability))],
  ]);
}
