import { countText } from "./figures-text.ts";
import type { Report } from "./report.ts";
import { type ReportTable, reportTables } from "./report-tables.ts";

/**
 * A report as Markdown. Texts from outside stay text: what could be markup is escaped.
 * @param reproduce the command line that makes the report again.
 */
export function reportMarkdown(report: Report, reproduce: string): string {
  const { num_competitions, num_seeds } = report.aggregate;
  return [
    `# ${escaped(report.title)}`,
    `${countText(num_competitions, "competition")}, ${countText(num_seeds, "seed")}`,
    ...report.notes.map((note) => `- ${escaped(note)}`),
    ...reportTables(report).map((table) => `## ${table.title}\n\n${markdownTable(table)}`),
    `## How to reproduce\n\n    ${oneLine(reproduce)}`,
  ]
    .join("\n\n")
    .replaceAll("\n\n- ", "\n- ")
    .replace("\n- ", "\n\n- ")
    .concat("\n");
}

/** A table in Markdown, with every cell escaped. */
export function markdownTable({ columns, rows }: Omit<ReportTable, "title">): string {
  const line = (cells: readonly string[]) => `| ${cells.map(escaped).join(" | ")} |`;
  const rule = columns.map(({ align }) => (align === "right" ? "---:" : "---"));
  return [
    line(columns.map(({ title }) => title)),
    `| ${rule.join(" | ")} |`,
    ...rows.map(line),
  ].join("\n");
}

function escaped(text: string): string {
  return oneLine(text).replaceAll(/[\\`*_{}[\]<>#|~&!]/g, "\\$&");
}

function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Cf}]+/gu, " ");
}
