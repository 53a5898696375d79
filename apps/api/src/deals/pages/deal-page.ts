import type { PriceStep } from "@planrrr/bundles";
import { type BundleHistoryRow, type BundleWithHistory, sayMoney, sayPrice } from "@planrrr/contract";
import { html } from "hono/html";
import { sayDay } from "./day-words.ts";
import { dealActions, sayWhose } from "./deal-card.ts";
import { icon } from "./icon.ts";
import { priceChart } from "./price-chart.ts";
import { sayValue } from "./value-words.ts";

/** One deal: what it is, what it costs and has cost, and everything that has changed. */
export function dealPage(deal: BundleWithHistory, steps: readonly PriceStep[], now: Date, origin: string) {
  const { amount, terms } = sayPrice(deal);
  return html`<a class="back" href="/deals">${icon("back")}All deals</a>
    <article class="stack xl">
      <div class="feature panel">
        <div class="feature-top">
          <div>
            <p class="small">${sayWhose(deal)}</p>
            <h1 class="h1">${deal.title}</h1>
            ${deal.description ? html`<p class="soft read">${deal.description}</p>` : ""}
            ${deal.status === "inactive" ? html`<p><b>It is over.</b> Its page no longer shows it since ${sayDay(deal.lastChangedAt, now)}.</p>` : ""}
          </div>
          <p class="deal-price big" data-live="price">
            <span class="amount num">${amount}</span><span class="note">${terms}</span>
          </p>
        </div>
        ${dealActions(deal, origin)}
        ${deal.url ? html`<p><a class="text-link" rel="nofollow noopener" href="${deal.url}">See it at ${deal.provider}</a></p>` : ""}
      </div>
      <section class="stack" aria-labelledby="price">
        <h2 class="h2" id="price">What it has cost</h2>
        <div data-live="chart">${priceChart(steps, deal.currency, now)}</div>
      </section>
      <section class="stack" aria-labelledby="facts">
        <h2 class="h2" id="facts">What is known of it</h2>
        ${factList(deal, now)}
      </section>
      <section class="stack" aria-labelledby="changes">
        <h2 class="h2" id="changes">What has changed</h2>
        <div data-live="changes">${changes(deal, now)}</div>
      </section>
      <p class="sr" role="status" data-deal="${deal.id}"></p>
    </article>`;
}

function factList(deal: BundleWithHistory, now: Date) {
  const facts: [string, string | null][] = [
    ["Included", deal.services.join(", ") || null],
    ["For whom", deal.audience && sayValue("audience", deal.audience)],
    ["Where", deal.region && sayValue("region", deal.region)],
    ["Kind", deal.category && sayValue("category", deal.category)],
    ["Who may have it", deal.eligibility],
    ["From", deal.validFrom && sayDay(deal.validFrom, now)],
    ["Until", deal.validUntil && sayDay(deal.validUntil, now)],
    ["First seen", sayDay(deal.firstSeenAt, now)],
  ];
  const told = facts.filter(([, value]) => value);
  return html`<dl class="facts">
    ${told.map(
      ([name, value]) =>
        html`<div>
          <dt>${name}</dt>
          <dd>${value}</dd>
        </div>`,
    )}
  </dl>`;
}

function changes({ history, currency }: BundleWithHistory, now: Date) {
  if (history.length === 0) return html`<p class="soft">Nothing so far.</p>`;
  return html`<div class="history-frame" tabindex="0" role="region" aria-label="Table of what has changed">
    <table class="history">
      <thead>
        <tr>
          <th scope="col">When</th>
          <th scope="col">What</th>
          <th scope="col">Before</th>
          <th scope="col">Since</th>
        </tr>
      </thead>
      <tbody>
        ${history.map(
          (row) =>
            html`<tr>
              <td>${sayDay(row.at, now)}</td>
              <th scope="row">${sayField(row.field)}</th>
              <td>${sayChange(row, row.before, currency)}</td>
              <td>${sayChange(row, row.after, currency)}</td>
            </tr>`,
        )}
      </tbody>
    </table>
  </div>`;
}

const fields: { [field: string]: string } = {
  priceMinor: "Price",
  introPriceMinor: "Price at first",
  introPeriods: "For how long at first",
  status: "To be had",
  title: "Name",
  url: "Address",
  services: "Included",
  billingPeriod: "Paid",
  eligibility: "Who may have it",
  validFrom: "From",
  validUntil: "Until",
};

function sayField(field: string): string {
  const words = fields[field] ?? field.replace(/^details\./, "");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

function sayChange({ field }: BundleHistoryRow, value: unknown, currency: string | null): string {
  if (value === null || value === undefined) return "–";
  if (field === "status") return value === "active" ? "Yes" : "No";
  if (field.endsWith("PriceMinor") || field === "priceMinor") return sayMoney(Number(value), currency);
  if (Array.isArray(value)) return value.join(", ");
  return typeof value === "string" || typeof value === "number" ? String(value) : JSON.stringify(value);
}
