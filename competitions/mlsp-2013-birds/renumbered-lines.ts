import { readFile } from "node:fs/promises";
import { int64Column, type Table } from "mlebench";

/** A line of a file that gives each recording one: the recording's new id, and what follows. */
export interface RecordingLine {
  id: number;
  /** The text after the first comma, as it stands; empty when there is none. */
  rest: string;
}

/** The lines after the header that belong to recordings with a new id, in the file's order. */
export async function readLines(
  path: string,
  newIds: ReadonlyMap<number, number>,
): Promise<RecordingLine[]> {
  const lines = (await readFile(path, "utf8")).split(/\r\n|\r|\n/);
  if (lines.at(-1) === "") lines.pop();
  return lines.slice(1).flatMap((line) => {
    const [first] = line.split(",", 1);
    const oldId = Number(first);
    if (first.trim() === "" || !Number.isInteger(oldId)) {
      throw new Error(
        `${path}: the line "${line.slice(0, 40)}" does not begin with a recording's id.`,
      );
    }
    const id = newIds.get(oldId);
    return id === undefined ? [] : [{ id, rest: line.slice(first.length + 1) }];
  });
}

/** The rows of recordings with a new id, with that id. */
export function renumbered(table: Table, newIds: ReadonlyMap<number, number>): Table {
  const newIdAt = (part: Table, row: number) => newIds.get(part.column("rec_id").numberAt(row));
  const kept = table.filter((row) => newIdAt(table, row) !== undefined);
  if (kept.rowCount !== newIds.size) {
    throw new Error(`rec_id2filename.txt names ${kept.rowCount} of ${newIds.size} recordings.`);
  }
  const ids = Array.from({ length: kept.rowCount }, (_, row) => newIdAt(kept, row) as number);
  return kept.with("rec_id", int64Column(ids));
}
