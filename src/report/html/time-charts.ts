import { html } from "hono/html";
import { countText, durationText } from "../figures-text.ts";
import type { MedalsOverTime } from "../medals-over-time.ts";
import type { CompetitionResults } from "../results.ts";
import { axisEnds } from "./axis-ends.ts";
import { scoreAxis } from "./score-axis.ts";

const WIDTH = 640;
const LEFT = 12;
const TOP = 8;
const HEIGHT = 110;

interface Step {
  seconds: number;
  /** From 0 (bottom) to 1 (top). */
  height: number;
}

/** What share of the runs would have earned a medal, had they been stopped earlier. */
export function medalsChart({ runs, steps }: MedalsOverTime) {
  const most = Math.max(...steps.map(({ any_medal_percentage }) => any_medal_percentage), 1);
  const end = lastOf(steps);
  const curve = steps.map((one) => ({ ...one, height: one.any_medal_percentage / most }));
  return html`<p class="soft">Percentage of ${countText(runs, "run")} whose submission of that time earns a medal, from 0 to ${most.toFixed(1)}\u00a0%.</p>
<svg viewBox="0 0 ${WIDTH} ${TOP + HEIGHT}" role="img" aria-label="Medals over time">
<rect class="track" x="${LEFT}" width="${WIDTH - 2 * LEFT}" y="${TOP}" height="${HEIGHT}" rx="4" />
${polyline(curve, end)}</svg>${axisEnds("0", durationText(end))}`;
}

/** The score of every snapshot over time, better up, among the medals; a line a seed. */
export function scoreChart(competition: CompetitionResults) {
  const axis = scoreAxis(competition);
  const histories = competition.runs
    .map(({ snapshots = [] }) => snapshots.filter(({ score }) => score !== null))
    .filter((snapshots) => snapshots.length > 0);
  if (axis === undefined || histories.length === 0) return "";
  const end = lastOf(histories.flat());
  const y = (place: number) => Math.round((TOP + (1 - place) * HEIGHT) * 10) / 10;
  return html`<p><small>Score over time, better is up; a line a seed.</small></p>
<svg viewBox="0 0 ${WIDTH} ${TOP + HEIGHT}" role="img" aria-label="Scores of ${competition.id} over time">
<rect class="track" x="${LEFT}" width="${WIDTH - 2 * LEFT}" y="${TOP}" height="${HEIGHT}" rx="4" />
${axis.zones.map(
  ({ name, from, to }) =>
    html`<rect class="zone ${name}" x="${LEFT}" width="${WIDTH - 2 * LEFT}" y="${y(to)}" height="${y(from) - y(to)}" />`,
)}${histories.map((snapshots) =>
  polyline(
    snapshots.map(({ seconds, score }) => ({ seconds, height: axis.place(score as number) })),
    end,
  ),
)}</svg>${axisEnds("0", durationText(end))}`;
}

/** A step function: each height holds until the next. */
function polyline(steps: readonly Step[], end: number) {
  const x = (seconds: number) =>
    Math.round((LEFT + (seconds / (end || 1)) * (WIDTH - 2 * LEFT)) * 10) / 10;
  const y = (height: number) => Math.round((TOP + 3 + (1 - height) * (HEIGHT - 6)) * 10) / 10;
  const points = steps.flatMap(({ seconds, height }, index) => {
    const until = steps[index + 1]?.seconds ?? end;
    return [`${x(seconds)},${y(height)}`, `${x(until)},${y(height)}`];
  });
  const [first] = steps;
  return html`<polyline class="curve" points="${points.join(" ")}" /><circle class="dot" cx="${x(first.seconds)}" cy="${y(first.height)}" r="3.5" />`;
}

function lastOf(steps: readonly { seconds: number }[]): number {
  return Math.max(...steps.map(({ seconds }) => seconds));
}
