import type { PriceStep } from "@planrrr/bundles";
import type { SearchBundlesOutput } from "@planrrr/contract";
import { html } from "hono/html";
import { featuredDeal, listedDeal } from "./deal-card.ts";
import { facetForm } from "./facet-form.ts";
import { icon } from "./icon.ts";
import type { PageQuery } from "./page-query.ts";

const sorts = [
  ["relevance", "What fits best"],
  ["newest", "Newest"],
  ["fell", "Price just fell"],
  ["price", "Lowest price"],
  ["ending", "Ending soon"],
] as const;

export interface CataloguePage {
  query: PageQuery;
  /** Undefined: the question could not be understood, and `problem` says why. */
  found?: SearchBundlesOutput;
  problem?: string;
  steps: Map<string, PriceStep[]>;
  now: Date;
  origin: string;
  /** Where the next page is. */
  nextHref: string | undefined;
}

export function cataloguePage({ query, found, problem, steps, now, origin, nextHref }: CataloguePage) {
  const { input } = query;
  const shown = (found?.items ?? []).map((deal) => ({ deal, steps: steps.get(deal.id) ?? [], now, origin }));
  const [first, ...others] = shown;
  const sort = input.sort ?? (input.q ? "relevance" : "newest");
  return html`<div class="page-head">
      <div>
        <h1 class="h1">Deals</h1>
        <p class="lead">Subscriptions worth telling people about, and what they cost over time.</p>
      </div>
      <form class="deals-search" id="deals" data-deals role="search" action="/deals">
        <label class="sr" for="q">Search deals</label>
        <input
          class="input"
          id="q"
          name="q"
          type="search"
          maxlength="200"
          placeholder="Music, students, news …"
          value="${input.q ?? ""}"
        />
        <button class="btn">Search</button>
      </form>
    </div>
    <div class="deals-grid">
      ${facetForm(query, found)}
      <section aria-labelledby="found">
        <div class="row between">
          <h2 class="h3" id="found">${headline(found, input.q)}</h2>
          <div class="field inline">
            <label for="sort" class="small">Sorted by</label>
            <select class="select" id="sort" name="sort" form="deals">
              ${sorts.map(([value, words]) => html`<option value="${value}" ${value === sort ? "selected" : ""}>${words}</option>`)}
            </select>
          </div>
        </div>
        <p class="row">
          <a class="text-link to-facets" href="#narrow">Narrow the list</a>
          ${found ? html`<a class="text-link" rel="nofollow" href="${saveHref(input)}">${icon("bell")}Save this search</a>` : ""}
        </p>
        ${
          problem
            ? html`<div class="notice warn" role="alert">
                ${icon("triangle")}
                <p class="notice-body"><b>We could not read this search.</b> ${problem}</p>
              </div>`
            : ""
        }
        ${found?.corrected ? html`<p class="soft">Nothing has these words. This is what we found for “${found.corrected}”.</p>` : ""}
        ${first ? featuredDeal(first) : nothing(problem)}
        ${
          others.length > 0
            ? html`<ol class="deals">
                ${others.map(listedDeal)}
              </ol>`
            : ""
        }
        ${nextHref ? html`<p><a class="btn" rel="next" href="${nextHref}">More deals</a></p>` : ""}
      </section>
    </div>`;
}

/** Words and filters, by the names of the API, for whoever wants to hear of what is new among them. */
function saveHref({ sort: _sort, limit: _limit, cursor: _cursor, ...query }: PageQuery["input"]): string {
  const asked = new URLSearchParams({ save: "1" });
  // What the form says by itself needs no saying.
  const { status = [], ...others } = query;
  const told = status.join() === "active" ? others : query;
  for (const [name, value] of Object.entries(told))
    for (const each of Array.isArray(value) ? value : [value])
      if (each !== undefined && each !== "") asked.append(name, String(each));
  return `/watching?${asked.toString()}`;
}

function headline(found: SearchBundlesOutput | undefined, words: string | undefined): string {
  if (!found) return "Deals";
  const count = `${found.total.toLocaleString("en")} ${found.total === 1 ? "deal" : "deals"}`;
  return words ? `${count} for “${found.corrected ?? words}”` : count;
}

function nothing(problem: string | undefined) {
  if (problem) return "";
  return html`<div class="panel stack">
    <p class="h4">No deal is like this at the moment.</p>
    <p class="soft">Take a filter away, or try other words.</p>
  </div>`;
}
