import { html } from "hono/html";
import { scoreText } from "../figures-text.ts";
import type { CompetitionResults, SeedRun } from "../report.ts";
import { resultKind, resultKinds } from "./result-kind.ts";

/** Competitions down, seeds across: the result of every run at a glance. */
export function heatMap(competitions: readonly CompetitionResults[]) {
  const seeds = Math.max(0, ...competitions.map(({ runs }) => runs.length));
  const places = Array.from({ length: seeds }, (_, seed) => seed);
  const skipsSome = competitions.some(({ runs }) => runs.some(({ counts }) => !counts));
  return html`<div class="scroll"><table class="heat">
<thead><tr><th></th>${places.map((seed) => html`<th scope="col">${seed + 1}</th>`)}</tr></thead>
${inCategories(competitions).map(
  ([category, own]) => html`<tbody>
${category === undefined ? "" : html`<tr class="group"><th colspan="${seeds + 1}">${category}</th></tr>`}
${own.map(
  (
    competition,
  ) => html`<tr><th scope="row">${nameOf(competition)}</th>${places.map((seed) => cell(competition.runs[seed]))}</tr>
`,
)}</tbody>`,
)}</table></div>
<div class="legend">${Object.values(resultKinds).map(
    (kind) => html`<span><i class="${kind.cell}">${kind.letter || "\u00a0"}</i>${kind.name}</span>`,
  )}${skipsSome ? html`<span>faded: not in the headline figures</span>` : ""}</div>`;
}

function nameOf({ id, leaderboardKind }: CompetitionResults): string {
  return leaderboardKind === "reference-ladder" ? `${id}*` : id;
}

function cell(run: SeedRun | undefined) {
  const kind = resultKind(run);
  if (run === undefined) return html`<td class="${kind.cell}" title="${kind.name}"></td>`;
  const title = `seed ${run.seed}: ${scoreText(run)}, ${kind.name}`;
  return html`<td class="${kind.cell} ${run.counts ? "" : "skipped"}" title="${title}">${kind.letter}</td>`;
}

/** In the order of the competitions, those of one category together. */
function inCategories(competitions: readonly CompetitionResults[]) {
  const groups = new Map<string | undefined, CompetitionResults[]>();
  for (const competition of competitions) {
    const own = groups.get(competition.category);
    if (own) own.push(competition);
    else groups.set(competition.category, [competition]);
  }
  return [...groups];
}
