import type { CopiedFile, RawFolder, Table } from "mlebench";

/** The geometry files of the raw training data, by the id that their folder is named by. */
export async function geometryFiles(raw: RawFolder): Promise<Map<number, string>> {
  const files = (await raw.list("train")).filter((file) => /^train\/[^/]+\/[^/]+\.xyz$/.test(file));
  return new Map(files.map((file) => [Number(file.split("/")[1]), raw.path(file)]));
}

/** Where each row's geometry goes: into a folder named by the row's new id, counted from 1. */
export function geometryCopies(
  folder: string,
  part: Table,
  geometries: ReadonlyMap<number, string>,
): CopiedFile[] {
  const ids = part.column("id");
  return Array.from({ length: part.rowCount }, (_, row) => {
    const from = geometries.get(ids.numberAt(row));
    if (from === undefined) {
      throw new Error(`The raw data has no train/${ids.textAt(row)}/geometry.xyz.`);
    }
    return { from, to: `${folder}/${row + 1}/geometry.xyz` };
  });
}
