import { html, raw } from "hono/html";
import { countText, durationText } from "../figures-text.ts";
import type { Report } from "../report.ts";
import { type ReportTable, reportTables } from "../report-tables.ts";
import { competitionSection } from "./competition-section.ts";
import { headline } from "./headline.ts";
import { heatMap } from "./heat-map.ts";
import { style } from "./style.ts";
import { medalsChart } from "./time-charts.ts";

/**
 * A report as one self-contained HTML file that needs no network. Every text is escaped: file
 * paths, reasons and titles may come from an agent.
 * @param reproduce the command line that makes the report again.
 */
export function reportPage(report: Report, reproduce: string): string {
  const { title, competitions, notes, medalsOverTime, setups } = report;
  const categories = reportTables(report).find((table) => table.title === "By category");
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
<p class="soft">${subtitle(report)}</p>
${headline(report)}
${notes.length > 0 ? noteList(notes) : ""}
<h2>Results</h2>
${heatMap(competitions)}
${medalsOverTime ? html`<h2>Medals over time</h2>${medalsChart(medalsOverTime)}` : ""}
${categories ? html`<h2>By category</h2>${htmlTable(categories)}` : ""}
<h2>Competitions</h2>
<p class="soft">A dot is a run; coloured zones earn the medals; a tick below stands for 5 % of the human teams. What lies far away is drawn at the edge.</p>
<div class="sections">${competitions.filter(({ runs }) => runs.length > 0).map(competitionSection)}</div>
<h2>What the figures mean</h2>
${definitions()}
<h2>How to reproduce</h2>
${setups.length > 0 ? setupTable(report) : ""}
<p>This report: <code>${reproduce}</code></p>
</body>
</html>
`.toString();
}

function definitions() {
  const words = [
    [
      "medals, above median",
      "Percentage of the competitions, as mean ± standard error over seeds. A score that equals a medal's threshold earns it; above median is strict.",
    ],
    [
      "95 %",
      "Student t is exact for normal errors and right for few seeds. Bootstrap draws whole seeds, 10,000 times. Both say what other seeds would give, not other competitions.",
    ],
    [
      "human percentile",
      "Percentage of the teams on the human leaderboard that a score beats, ties counted half; from the whole leaderboard where it was downloaded, otherwise between its 5 % quantiles. Without a score: 0.",
    ],
    [
      "normalised score",
      "0 is the sample submission, 1 the gold threshold; clipped to 0 and 1 for the mean. Without a score: 0.",
    ],
    [
      "any medal in k tries",
      "pass@k: the chance that at least one of k runs earns a medal, unbiased, averaged over competitions.",
    ],
  ];
  return html`<dl>${words.map(([word, meaning]) => html`<dt>${word}</dt><dd>${meaning}</dd>`)}</dl>`;
}

function subtitle({ aggregate: { num_competitions, num_seeds }, agentTime }: Report): string {
  const parts = [countText(num_competitions, "competition"), countText(num_seeds, "seed")];
  if (agentTime) {
    const { seconds, secondsPerMedal } = agentTime;
    const each = secondsPerMedal === null ? "" : ` (${durationText(secondsPerMedal)} a medal)`;
    parts.push(`agents ran ${durationText(seconds)}${each}`);
  }
  return parts.join(", ");
}

function noteList(notes: readonly string[]) {
  return html`<div class="notes"><ul>${notes.map((note) => html`<li>${note}</li>`)}</ul></div>`;
}

function setupTable({ setups }: Report) {
  return htmlTable({
    columns: [
      { title: "agent" },
      { title: "competitions", align: "right" },
      { title: "seeds", align: "right" },
      { title: "time limit", align: "right" },
      { title: "hardware" },
      { title: "sandbox" },
      { title: "run group" },
    ],
    rows: setups.map((setup) => [
      `${setup.agent} (sha256 ${setup.agentSha256.slice(0, 12)})`,
      String(setup.competitions),
      String(setup.seeds),
      setup.timeLimit,
      setup.hardware,
      setup.isolated ? setup.sandbox : `${setup.sandbox}, NOT isolated`,
      setup.runGroup,
    ]),
  });
}

function htmlTable({ columns, rows }: Omit<ReportTable, "title">) {
  const side = (index: number) => (columns[index].align === "right" ? "number" : "");
  return html`<div class="scroll"><table class="wide"><thead><tr>${columns.map(
    ({ title }, index) => html`<th class="${side(index)}">${title}</th>`,
  )}</tr></thead><tbody>${rows.map(
    (cells) =>
      html`<tr>${cells.map((cell, index) => html`<td class="${side(index)}">${cell}</td>`)}</tr>`,
  )}</tbody></table></div>`;
}
