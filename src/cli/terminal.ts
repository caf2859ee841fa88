import { stripVTControlCharacters, styleText } from "node:util";

export type Alignment = "left" | "right";

/** A column of a table on the terminal. */
export interface TerminalColumn {
  title: string;
  align?: Alignment;
}

/** Prints a value as indented JSON. */
export function printJson(value: unknown): void {
  process.stdout.write(`${JSON.stringify(value, null, 2)}\n`);
}

export function print(line = ""): void {
  process.stdout.write(`${line}\n`);
}

/** Prints rows under titles, columns as wide as their widest cell. */
export function printTable(
  columns: readonly TerminalColumn[],
  rows: readonly (readonly string[])[],
): void {
  const [titles, ...lines] = tableLines(columns, rows);
  print(styleText("bold", titles));
  for (const line of lines) print(line);
}

/** The lines of such a table, titles first. */
export function tableLines(
  columns: readonly TerminalColumn[],
  rows: readonly (readonly string[])[],
): string[] {
  const widths = columns.map(({ title }, k) =>
    Math.max(title.length, ...rows.map((row) => visibleWidth(row[k]))),
  );
  const line = (cells: readonly string[]) =>
    cells
      .map((cell, k) => padded(cell, widths[k], columns[k].align ?? "left"))
      .join("  ")
      .trimEnd();
  return [columns.map(({ title }) => title), ...rows].map(line);
}

/** Text from outside (an agent, a file), made harmless for a terminal. */
export function harmless(text: string): string {
  // Control characters could move the cursor or recolour what we print.
  return stripVTControlCharacters(text).replaceAll(/[\p{Cc}\p{Cf}]/gu, " ");
}

function padded(cell: string, width: number, align: Alignment): string {
  const filling = " ".repeat(Math.max(0, width - visibleWidth(cell)));
  return align === "left" ? cell + filling : filling + cell;
}

function visibleWidth(cell: string): number {
  return [...stripVTControlCharacters(cell)].length;
}
