import type { PriceStep } from "@planrrr/bundles";
import { type FoundBundle, sayPrice } from "@planrrr/contract";
import { html } from "hono/html";
import { sayDay } from "./day-words.ts";
import { draftWords } from "./draft-words.ts";
import { icon } from "./icon.ts";
import { priceChart, priceLine } from "./price-chart.ts";
import { sayLastStep } from "./price-sentence.ts";
import { sayValue } from "./value-words.ts";

export interface ShownDeal {
  deal: FoundBundle;
  steps: readonly PriceStep[];
  now: Date;
  /** Where people reach planrrr. */
  origin: string;
}

const addressOf = ({ id }: FoundBundle) => `/deals/${encodeURIComponent(id)}`;

/** Provider, country and for whom, in one line. */
export function sayWhose({ provider, region, audience }: FoundBundle): string {
  return [
    provider,
    region && sayValue("region", region),
    audience && `for ${sayValue("audience", audience).toLowerCase()}`,
  ]
    .filter(Boolean)
    .join(" · ");
}

function price(deal: FoundBundle, size = "") {
  const { amount, terms } = sayPrice(deal);
  return html`<p class="deal-price${size}">
    <span class="amount num">${amount}</span><span class="note">${terms}</span>
  </p>`;
}

function tags({ deal, steps, now }: ShownDeal) {
  const { words, hasFallen } = sayLastStep(steps, deal.currency, now);
  const end =
    deal.validUntil && new Date(deal.validUntil) >= now ? `Ends ${sayDay(deal.validUntil, now)}` : "";
  return html`<p class="deal-tags">
    ${deal.status === "inactive" ? html`<span class="note">It is over</span>` : ""}
    ${hasFallen ? html`<span class="deal-fell">${icon("down")}${words}</span>` : ""}
    ${end ? html`<span class="note">${end}</span>` : ""}
  </p>`;
}

/** What somebody who plans posts can do with it. The page behind asks who they are. */
export function dealActions(deal: FoundBundle, origin: string) {
  const href = `/write?${new URLSearchParams({ words: draftWords(deal, origin) }).toString()}`;
  const about = new URLSearchParams({ deal: deal.id }).toString();
  const mayDrop = deal.status === "active" && deal.priceMinor !== null && deal.currency !== null;
  return html`<div class="row">
    <a class="btn ink" rel="nofollow" href="${href}">${icon("pencil")}Draft a post from this</a>
    <a class="btn" rel="nofollow" href="/watching?${about}">${icon("bell")}Tell me when it changes</a>
    ${mayDrop ? html`<a class="btn" rel="nofollow" href="/watching/drops?${about}">${icon("down")}Post when it drops</a>` : ""}
  </div>`;
}

/** The first of the list: with its whole line. */
export function featuredDeal(shown: ShownDeal) {
  const { deal, steps, now, origin } = shown;
  return html`<article class="feature panel">
    <div class="feature-top">
      <div>
        <p class="small">${sayWhose(deal)}</p>
        <h3 class="h2"><a href="${addressOf(deal)}">${deal.title}</a></h3>
        ${deal.description ? html`<p class="soft">${shorten(deal.description)}</p>` : ""} ${tags(shown)}
      </div>
      ${price(deal, " big")}
    </div>
    ${priceChart(steps, deal.currency, now)} ${dealActions(deal, origin)}
  </article>`;
}

export function listedDeal(shown: ShownDeal) {
  const { deal, steps, now } = shown;
  return html`<li class="deal">
    <div>
      <p class="small">${sayWhose(deal)}</p>
      <h3 class="h3"><a href="${addressOf(deal)}">${deal.title}</a></h3>
      ${deal.description ? html`<p class="soft">${shorten(deal.description)}</p>` : ""} ${tags(shown)}
    </div>
    ${priceLine(steps, deal.currency, now)} ${price(deal)}
  </li>`;
}

const longest = 160;

function shorten(text: string): string {
  return text.length <= longest ? text : `${text.slice(0, longest).replace(/\s\S*$/, "")} …`;
}
