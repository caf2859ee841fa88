import { html } from "hono/html";

/** Words below the two ends of a drawing; outside of it, so that they do not grow and shrink with it. */
export function axisEnds(left: string, right: string) {
  return html`<div class="ends"><span>${left}</span><span>${right}</span></div>`;
}
