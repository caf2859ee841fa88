import type { Competition } from "../competition/definition.ts";
import { CompetitionRegistry } from "../competition/registry.ts";
import { readSplit } from "../competition/splits.ts";
import { TASK_VERSION } from "../grading/competition-report.ts";

const BEGIN = "<!-- competitions: made by npm run docs -->";
const END = "<!-- end of competitions -->";

/**
 * A text in which the table of all competitions stands anew between its marks.
 * @throws when the marks are missing.
 */
export async function withCompetitionTable(text: string): Promise<string> {
  const begin = text.indexOf(BEGIN);
  const end = text.indexOf(END);
  if (begin < 0 || end < begin) throw new Error(`no marks for a table: ${BEGIN} and ${END}`);
  return `${text.slice(0, begin)}${BEGIN}\n\n${await competitionTable()}\n${text.slice(end)}`;
}

async function competitionTable(): Promise<string> {
  const registry = await CompetitionRegistry.open();
  const rows: string[] = [];
  for (const split of ["low", "medium", "high", "dev", "starter"] as const) {
    for (const id of (await readSplit(split)).toSorted()) {
      rows.push(row(split, await registry.load(id)));
    }
  }
  const titles = "| competition | split | category | GB | metric | task version | known issues |";
  return `${titles}\n|---|---|---|---:|---|---|---|\n${rows.join("")}`;
}

function row(split: string, competition: Competition): string {
  const { id, category, source, grader, leaderboard, knownIssues = [] } = competition;
  const size = source.kind === "kaggle" ? (source.gigabytes ?? "") : "";
  const metric = `${grader.metric} ${leaderboard.lowerIsBetter ? "↓" : "↑"}`;
  const cells = [`\`${id}\``, split, category, size, metric, TASK_VERSION, knownIssues.join(" ")];
  return `| ${cells.map((cell) => `${cell}`.replaceAll("|", "\\|")).join(" | ")} |\n`;
}
