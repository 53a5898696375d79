import type { PriceStep } from "@planrrr/bundles";
import { html, raw } from "hono/html";
import { sayDay } from "./day-words.ts";
import { sayAllSteps, sayLastStep } from "./price-sentence.ts";
import { sayMoney } from "@planrrr/contract";

interface Size {
  width: number;
  height: number;
  edge: number;
}

/** A line of steps as the path of an SVG, and where it ends. A price that is not told leaves a gap. */
export function drawSteps(steps: readonly PriceStep[], until: Date, { width, height, edge }: Size) {
  const told = steps.flatMap(({ priceMinor }) => (priceMinor === null ? [] : [priceMinor]));
  const [least, most] = [Math.min(...told), Math.max(...told)];
  const from = steps[0]?.at.getTime() ?? 0;
  const span = Math.max(1, until.getTime() - from);
  const across = (at: Date) => round(edge + ((at.getTime() - from) / span) * (width - 2 * edge));
  const down = (price: number) =>
    most === least ? height / 2 : round(edge + ((most - price) / (most - least)) * (height - 2 * edge));
  const path: string[] = [];
  let level: number | undefined;
  for (const { at, priceMinor } of steps) {
    if (level !== undefined) path.push(`H${across(at)}`);
    if (priceMinor === null) level = undefined;
    else {
      path.push(level === undefined ? `M${across(at)} ${down(priceMinor)}` : `V${down(priceMinor)}`);
      level = down(priceMinor);
    }
  }
  if (level !== undefined) path.push(`H${width - edge}`);
  return { path: path.join(""), end: level, least, most };
}

const round = (value: number) => Math.round(value * 10) / 10;

/** The price since the first day: a line, its scale, and the same in a sentence. */
export function priceChart(steps: readonly PriceStep[], currency: string | null, now: Date) {
  const size = { width: 760, height: 132, edge: 12 };
  const { path, end, least, most } = drawSteps(steps, now, size);
  const first = steps[0];
  if (!path || !first) return html`<p class="note">What it costs is not told.</p>`;
  const { words, hasFallen } = sayLastStep(steps, currency, now);
  const isFlat = least === most;
  return html`<figure class="chart">
    <svg
      viewBox="0 0 760 132"
      preserveAspectRatio="none"
      role="img"
      aria-label="${sayAllSteps(steps, currency, now)}"
    >
      <path class="chart-rule" d="M0 12H760M0 120H760" vector-effect="non-scaling-stroke" />
      <path class="chart-line" d="${raw(path)}" vector-effect="non-scaling-stroke" />
      ${end === undefined ? "" : html`<path class="chart-end${hasFallen ? " fell" : ""}" d="M748 ${end}h0" vector-effect="non-scaling-stroke" />`}
    </svg>
    <div class="chart-scale num small${isFlat ? " flat" : ""}" aria-hidden="true">
      ${isFlat ? "" : html`<span>${sayMoney(most, currency)}</span>`}<span>${sayMoney(least, currency)}</span>
    </div>
    <div class="chart-span small" aria-hidden="true">
      <span>${sayDay(first.at, now)}</span><span>Today</span>
    </div>
    <figcaption class="soft">${words}.</figcaption>
  </figure>`;
}

/** The same, small, beside a deal in the list. */
export function priceLine(steps: readonly PriceStep[], currency: string | null, now: Date) {
  const { path, end } = drawSteps(steps, now, { width: 150, height: 44, edge: 6 });
  const { words, hasFallen } = sayLastStep(steps, currency, now);
  return html`<figure class="deal-line">
    ${
      path
        ? html`<svg viewBox="0 0 150 44" aria-hidden="true">
            <path class="chart-line" d="${raw(path)}" />
            ${
              end === undefined
                ? ""
                : html`<circle class="chart-dot${hasFallen ? " fell" : ""}" cx="144" cy="${end}" r="4" />`
            }
          </svg>`
        : ""
    }
    <figcaption class="small">${words}</figcaption>
  </figure>`;
}
