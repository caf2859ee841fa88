import type { Column } from "./column-type.ts";

/**
 * A column's cells as the CSV writer prints them, such as ids that name files.
 * @throws when a cell is missing, naming its row.
 */
export function textsOf(column: Column): string[] {
  return Array.from({ length: column.length }, (_, row) => {
    const text = column.textAt(row);
    if (text === null) throw new Error(`row ${row + 1} has no value where one is needed`);
    return text;
  });
}
