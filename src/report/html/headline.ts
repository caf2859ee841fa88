import { html } from "hono/html";
import type { FigureName } from "../aggregate.ts";
import { countText, intervalText, meanText, percentText } from "../figures-text.ts";
import type { Report } from "../report.ts";
import { figureNames } from "../report-tables.ts";
import type { Estimate } from "../statistics.ts";

const WIDTH = 320;

/** The headline figures, each with its mean on a scale and how uncertain it is. */
export function headline({ aggregate, placements, passAtK }: Report) {
  const { metrics, num_seeds: seeds } = aggregate;
  if (seeds === 0) return html`<p>No seed is complete, so there are no headline figures.</p>`;
  const cards = Object.entries(figureNames).map(([key, name], index) => {
    const estimate = metrics[key as FigureName];
    return card(name, percentText(estimate), estimate, {
      most: 100,
      digits: 1,
      isMain: index === 0,
    });
  });
  const { percentile, normalised_score: normalised } = placements;
  if (percentile) {
    cards.push(
      card("human percentile", meanText(percentile, 1), percentile, { most: 100, digits: 1 }),
    );
  }
  if (normalised) {
    cards.push(
      card("normalised score", meanText(normalised, 2), normalised, { most: 1, digits: 2 }),
    );
  }
  if (passAtK.length > 1) cards.push(passCard(passAtK));
  return html`<div class="cards">${cards}</div>`;
}

interface CardScale {
  most: number;
  digits: number;
  isMain?: boolean;
}

function card(
  name: string,
  value: string,
  estimate: Estimate,
  { most, digits, isMain }: CardScale,
) {
  const { t_lower, t_upper, bootstrap_lower, bootstrap_upper, by_seed } = estimate;
  const uncertainty =
    by_seed.length < 2
      ? "one seed: no error can be given"
      : `95 %: ${intervalText(t_lower, t_upper, digits)} (Student t), ${intervalText(bootstrap_lower, bootstrap_upper, digits)} (bootstrap)`;
  return html`<div class="card ${isMain ? "main" : ""}"><h3>${name}</h3><b>${value}</b>
${scale(estimate, most)}<small>${uncertainty}</small></div>`;
}

/** The mean and its Student-t interval on a scale from 0. */
function scale({ mean, t_lower: low, t_upper: high }: Estimate, most: number) {
  const place = (value: number) =>
    Math.round((Math.min(most, Math.max(0, value)) / most) * (WIDTH - 8) * 10) / 10 + 4;
  const range =
    low === null || high === null
      ? ""
      : html`<rect class="range" x="${place(low)}" width="${place(high) - place(low)}" y="1" height="10" rx="3" />`;
  return html`<svg viewBox="0 0 ${WIDTH} 12" preserveAspectRatio="none" style="height:10px" aria-hidden="true"><rect class="track" x="0" y="3" width="${WIDTH}" height="6" rx="3" />${range}<rect class="at" x="${place(mean) - 2}" width="4" y="0" height="12" rx="2" /></svg>`;
}

function passCard(passAtK: readonly number[]) {
  const shown = [...new Set([0, 1, 2, 4, 9, passAtK.length - 1])].filter((k) => k < passAtK.length);
  return html`<div class="card"><h3>any medal in k tries</h3><b>${passAtK[passAtK.length - 1].toFixed(1)} %</b>
<small>${shown.map((k) => `pass@${k + 1}: ${passAtK[k].toFixed(1)}\u00a0%`).join(" · ")} (${countText(passAtK.length, "seed")})</small></div>`;
}
