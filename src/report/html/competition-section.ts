import { html } from "hono/html";
import { medalOf } from "../../competition/medals.ts";
import { durationText, scoreText } from "../figures-text.ts";
import type { CompetitionResults, SeedRun } from "../results.ts";
import { resultKind } from "./result-kind.ts";
import { scoreStrip } from "./score-strip.ts";
import { scoreChart } from "./time-charts.ts";

/** One competition: where its scores fall, each run in a line, and what to know about it. */
export function competitionSection(competition: CompetitionResults) {
  const { id, category, metric, lowerIsBetter, leaderboardKind, knownIssues, flags } = competition;
  const teams = competition.leaderboard?.teams;
  return html`<section><h3>${id}${leaderboardKind === "reference-ladder" ? "*" : ""}</h3>
<p>${category ? html`<span class="tag">${category}</span>` : ""}<span class="tag">${metric}, ${lowerIsBetter ? "lower" : "higher"} is better</span>${
    teams ? html`<span class="tag">${teams} human teams</span>` : ""
  }${flags.map((flag) => html`<span class="tag warn">${flag}</span>`)}</p>
${scoreStrip(competition)}
${thresholds(competition)}
<ul class="runs">${competition.runs.map((run) => runLine(run, competition))}</ul>
${scoreChart(competition)}
${knownIssues.map((issue) => html`<p class="issue">Known issue: ${issue}</p>`)}</section>
`;
}

function thresholds({ thresholds: values, leaderboardKind }: CompetitionResults) {
  const names = (["gold", "silver", "bronze", "median"] as const).filter(
    (name) => values[name] !== null,
  );
  const by =
    leaderboardKind === "human" ? "" : html`<span>by reference solutions, not people</span>`;
  return html`<div class="thresholds">${names.map(
    (name) => html`<span><i class="${name}"></i>${name} ${values[name]}</span>`,
  )}${by}</div>`;
}

function runLine(run: SeedRun, { hasExactLeaderboard }: CompetitionResults) {
  const kind = resultKind(run);
  const about = hasExactLeaderboard ? "" : "about ";
  const details = [
    run.valid_submission ? undefined : run.reason,
    run.percentile === undefined
      ? undefined
      : `beats ${about}${run.percentile.toFixed(0)}\u00a0% of the human teams`,
    run.nextMedal && `${run.nextMedal.gap} short of ${run.nextMedal.medal}`,
    run.state === undefined || run.state === "finished" ? undefined : run.state,
    run.seconds === undefined ? undefined : durationText(run.seconds),
    run.isolated === false ? "not isolated" : undefined,
    run.counts ? undefined : "not in the headline figures",
  ].filter((detail) => detail !== undefined);
  const medal = medalOf(run) ? `${kind.name} medal` : kind.name;
  return html`<li>seed ${run.seed}: <b>${scoreText(run)}</b> <span class="badge ${kind.cell}">${medal}</span> <small>${details.join(" · ")}</small></li>`;
}
