import { html } from "hono/html";
import { scoreText } from "../figures-text.ts";
import type { CompetitionResults } from "../report.ts";

const WIDTH = 640;
const HEIGHT = 72;
const MARGIN = 16;
const AXIS_Y = 36;

/** A line of scores, better to the right: the thresholds as marks, every run as a dot. */
export function scoreStrip({ thresholds, lowerIsBetter, runs, id }: CompetitionResults) {
  const scored = runs.filter((run) => run.score !== null);
  const place = placement(Object.values(thresholds), lowerIsBetter);
  const marks = (["median", "bronze", "silver", "gold"] as const).map((name) => {
    const x = place(thresholds[name]);
    return html`<g class="mark ${name}"><line x1="${x}" x2="${x}" y1="${AXIS_Y - 12}" y2="${AXIS_Y + 12}" /><title>${name}: ${thresholds[name]}</title></g>`;
  });
  const dots = scored.map((run) => {
    const x = place(run.score as number);
    return html`<circle class="dot" cx="${x}" cy="${AXIS_Y}" r="5"><title>${scoreText(run)}</title></circle>`;
  });
  return html`<svg viewBox="0 0 ${WIDTH} ${HEIGHT}" role="img" aria-label="Scores of ${id} among its thresholds">
<line class="axis" x1="${MARGIN}" x2="${WIDTH - MARGIN}" y1="${AXIS_Y}" y2="${AXIS_Y}" />
${marks}${dots}${labels(thresholds, place)}</svg>`;
}

/**
 * Maps a score to a place on the strip. The thresholds span its middle half; what lies far
 * outside is drawn at the edge.
 */
function placement(thresholds: number[], lowerIsBetter: boolean): (score: number) => number {
  const low = Math.min(...thresholds);
  const high = Math.max(...thresholds);
  const span = high - low || Math.abs(high) || 1;
  return (score) => {
    const share = Math.min(1, Math.max(0, (score - (low - span / 2)) / (2 * span)));
    const fromLeft = lowerIsBetter ? 1 - share : share;
    return Math.round((MARGIN + fromLeft * (WIDTH - 2 * MARGIN)) * 10) / 10;
  };
}

/** Places of the names of the marks that keep them apart where thresholds lie close together. */
const LABELS = [
  { name: "median", y: AXIS_Y + 26, anchor: "middle" },
  { name: "bronze", y: AXIS_Y + 26, anchor: "end" },
  { name: "silver", y: AXIS_Y - 18, anchor: "middle" },
  { name: "gold", y: AXIS_Y + 26, anchor: "start" },
] as const;

function labels(thresholds: CompetitionResults["thresholds"], place: (score: number) => number) {
  return LABELS.map(
    ({ name, y, anchor }) =>
      html`<text class="label ${name}" x="${place(thresholds[name])}" y="${y}" text-anchor="${anchor}">${name}</text>`,
  );
}
