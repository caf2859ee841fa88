import { html } from "hono/html";
import { scoreText } from "../figures-text.ts";
import type { CompetitionResults, SeedRun } from "../results.ts";
import { axisEnds } from "./axis-ends.ts";
import { type ScoreAxis, scoreAxis } from "./score-axis.ts";

const WIDTH = 640;
const MARGIN = 12;
const TOP = 14;
const HEIGHT = 40;
const RADIUS = 6;

/**
 * A line of scores, better to the right: where medals begin, how the human teams are spread (a tick
 * every 5 %), and every run as a dot.
 */
export function scoreStrip(competition: CompetitionResults) {
  const axis = scoreAxis(competition);
  if (axis === undefined) return "";
  const bottom = TOP + HEIGHT;
  const zones = axis.zones.map(
    ({ name, from, to }) =>
      html`<rect class="zone ${name}" x="${across(from)}" width="${across(to) - across(from)}" y="${TOP}" height="${HEIGHT}" />`,
  );
  const marks = (["median", "bronze", "silver", "gold"] as const).map((name) => {
    const x = across(axis.place(competition.thresholds[name] as number));
    return html`<line class="mark ${name}" x1="${x}" x2="${x}" y1="${TOP}" y2="${bottom}"><title>${name}: ${competition.thresholds[name]}</title></line>`;
  });
  const ticks = axis.quantiles.map(
    (place) =>
      html`<line class="human" x1="${across(place)}" x2="${across(place)}" y1="${bottom}" y2="${bottom + 6}" />`,
  );
  return html`<svg viewBox="0 0 ${WIDTH} ${bottom + 8}" role="img" aria-label="Scores of ${competition.id} among the thresholds of its leaderboard">
<rect class="track" x="${MARGIN}" width="${WIDTH - 2 * MARGIN}" y="${TOP}" height="${HEIGHT}" rx="4" />
${zones}${marks}${ticks}${dots(competition.runs, axis)}</svg>${axisEnds("worse", "better")}`;
}

/** Dots that would lie on each other are put below each other, as far as there is room. */
function dots(runs: readonly SeedRun[], axis: ScoreAxis) {
  const rows: number[] = [];
  return runs
    .filter((run) => run.score !== null && run.valid_submission)
    .map((run) => ({ run, x: across(axis.place(run.score as number)) }))
    .sort((a, b) => a.x - b.x)
    .map(({ run, x }) => {
      const free = rows.findIndex((end) => end + 2 * RADIUS <= x);
      const row = free === -1 ? rows.length % ROWS : free;
      rows[row] = x;
      const outside = axis.isOutside(run.score as number) ? " (beyond the edge)" : "";
      return html`<circle class="dot ${run.counts ? "" : "skipped"}" cx="${x}" cy="${TOP + HEIGHT / 2 + ROW_OFFSETS[row]}" r="${RADIUS}"><title>seed ${run.seed}: ${scoreText(run)}${outside}</title></circle>`;
    });
}

const ROW_OFFSETS = [0, -12, 12];
const ROWS = ROW_OFFSETS.length;

function across(place: number): number {
  return Math.round((MARGIN + place * (WIDTH - 2 * MARGIN)) * 10) / 10;
}
