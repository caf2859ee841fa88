import { html, raw } from "hono/html";
import {
  countText,
  durationText,
  medalOf,
  percentText,
  scoreText,
  standingText,
} from "../figures-text.ts";
import type { CompetitionResults, Report, ReportedRun } from "../report.ts";
import { scoreStrip } from "./score-strip.ts";
import { style } from "./style.ts";

/**
 * A report as one self-contained HTML file that needs no network. Every text is escaped: file
 * paths, reasons and titles may come from an agent.
 * @param reproduce the command line that makes the report again.
 */
export function reportPage(report: Report, reproduce: string): string {
  const { title, aggregate, competitions, notes } = report;
  return html`<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>${title}</title>
<style>${raw(style)}</style>
</head>
<body>
<h1>${title}</h1>
<p class="soft">${countText(aggregate.num_competitions, "competition")}, ${countText(aggregate.num_seeds, "seed")}</p>
${headline(report)}
${notes.length > 0 ? noteList(notes) : ""}
<h2>Results</h2>
${resultTable(competitions)}
<h2>Scores among the thresholds</h2>
<p class="soft">Better is to the right; far scores are drawn at the edge. One dot a run.</p>
${competitions.map(competitionSection)}
<h2>How to reproduce</h2>
<p><code>${reproduce}</code></p>
</body>
</html>
`.toString();
}

function headline({ aggregate: { metrics } }: Report) {
  const cards: [string, string][] = [
    ["any medal", percentText(metrics.any_medal_percentage)],
    ["gold", percentText(metrics.gold_medal_percentage)],
    ["silver", percentText(metrics.silver_medal_percentage)],
    ["bronze", percentText(metrics.bronze_medal_percentage)],
    ["above median", percentText(metrics.above_median_percentage)],
    ["valid submission", percentText(metrics.valid_submissions_percentage)],
  ];
  return html`<div class="cards">${cards.map(
    ([name, value]) => html`<div class="card"><small>${name}</small><b>${value}</b></div>`,
  )}</div>`;
}

function noteList(notes: readonly string[]) {
  return html`<div class="notes"><ul>${notes.map((note) => html`<li>${note}</li>`)}</ul></div>`;
}

function resultTable(competitions: readonly CompetitionResults[]) {
  const seeds = Math.max(0, ...competitions.map(({ runs }) => runs.length));
  const seedTitles = Array.from({ length: seeds }, (_, k) => html`<th>seed ${k + 1}</th>`);
  return html`<div class="scroll"><table>
<thead><tr><th>competition</th><th>metric</th>${seedTitles}</tr></thead>
<tbody>${competitions.map(
    ({ id, metric, lowerIsBetter, leaderboardKind, runs }) => html`<tr>
<td>${id}${leaderboardKind === "reference-ladder" ? "*" : ""}</td>
<td>${metric} <small>${lowerIsBetter ? "lower" : "higher"} is better</small></td>
${runs.map(resultCell)}</tr>`,
  )}</tbody></table></div>`;
}

function resultCell(run: ReportedRun) {
  const medal = medalOf(run);
  const kind = medal ?? (run.above_median ? "above" : run.valid_submission ? "" : "bad");
  const details = [
    run.valid_submission ? standingText(run) : run.reason,
    run.state === undefined || run.state === "finished" ? undefined : run.state,
    run.seconds === undefined ? undefined : durationText(run.seconds),
    run.isolated === false ? "not isolated" : undefined,
  ].filter((detail) => detail !== undefined && detail !== "-");
  return html`<td class="cell ${kind}">${scoreText(run)}<br><small>${details.join(" · ")}</small></td>`;
}

function competitionSection(competition: CompetitionResults) {
  const { id, leaderboardKind, thresholds, knownIssues } = competition;
  const { gold, silver, bronze, median } = thresholds;
  const by = leaderboardKind === "human" ? "human leaderboard" : "reference solutions, not people";
  return html`<section><h3>${id}</h3>
${scoreStrip(competition)}
<p><small>gold ${gold}, silver ${silver}, bronze ${bronze}, median ${median} (${by})</small></p>
${knownIssues.map((issue) => html`<p><small>Known issue: ${issue}</small></p>`)}</section>`;
}
