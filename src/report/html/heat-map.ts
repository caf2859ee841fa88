import { html } from "hono/html";
import { scoreText } from "../figures-text.ts";
import type { CompetitionResults, SeedRun } from "../results.ts";
import { resultKind, resultKinds } from "./result-kind.ts";

/** So few seeds leave room for tables side by side. */
const FEW_SEEDS = 6;

/** Competitions down, seeds across: the result of every run at a glance. */
export function heatMap(competitions: readonly CompetitionResults[]) {
  const seeds = Math.max(0, ...competitions.map(({ runs }) => runs.length));
  const places = Array.from({ length: seeds }, (_, seed) => seed);
  const skipsSome = competitions.some(({ runs }) => runs.some(({ counts }) => !counts));
  const head = html`<tr><th></th>${places.map((seed) => html`<th scope="col">${seed + 1}</th>`)}</tr>`;
  return html`<div class="${seeds <= FEW_SEEDS ? "heats" : "scroll"}">${inCategories(
    competitions,
  ).map(
    ([
      category,
      own,
    ]) => html`<table class="heat"><caption>${category}</caption><thead>${head}</thead><tbody>
${own.map(
  (
    competition,
  ) => html`<tr><th scope="row">${nameOf(competition)}</th>${places.map((seed) => cell(competition.runs[seed]))}</tr>
`,
)}</tbody></table>`,
  )}</div>
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
  const groups = new Map<string, CompetitionResults[]>();
  for (const competition of competitions) {
    const own = groups.get(competition.category ?? "");
    if (own) own.push(competition);
    else groups.set(competition.category ?? "", [competition]);
  }
  return [...groups];
}
