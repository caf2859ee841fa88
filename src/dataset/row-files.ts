import type { CopiedFile, RawFolder } from "../competition/definition.ts";
import type { Column } from "../table/column.ts";
import { textsOf } from "../table/texts.ts";

/**
 * A file to copy for every row of a table, such as its image.
 * @param names the column that names the file.
 * @param from the path in the raw folder, `to` the path in the prepared one; `{}` in both stands
 *   for the cell's text.
 * @throws when a cell is missing.
 */
export function filesOfRows(raw: RawFolder, names: Column, from: string, to: string): CopiedFile[] {
  return textsOf(names).map((name) => ({
    from: raw.path(from.replaceAll("{}", () => name)),
    to: to.replaceAll("{}", () => name),
  }));
}
