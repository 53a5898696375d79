import type { SearchBundlesInput, SearchBundlesOutput } from "@planrrr/contract";
import { html } from "hono/html";
import { icon } from "./icon.ts";
import type { PageQuery } from "./page-query.ts";
import { sayValue } from "./value-words.ts";

const shownFacets = [
  ["audience", "For whom"],
  ["category", "What"],
  ["now", "Now"],
  ["provider", "From whom"],
  ["region", "Where"],
  ["status", "Also"],
] as const;
const mostShown = 8;

/** The filters: real checkboxes in a form that works without a script. */
export function facetForm({ input, least, most }: PageQuery, found: SearchBundlesOutput | undefined) {
  const currencies = found?.facets.currency.map(({ value }) => value) ?? [];
  const currency = input.currency?.[0] ?? currencies[0] ?? "USD";
  const choices = currencies.includes(currency) ? currencies : [currency, ...currencies];
  return html`<div class="facets" id="narrow" role="group" aria-label="Narrow the list">
    ${shownFacets.map(([facet, words]) => facetField(facet, words, input, found))}
    <fieldset class="facet">
      <legend class="label">Price</legend>
      <div class="price-range">
        ${priceField("least", "From", least)} ${priceField("most", "To", most)}
        <div class="field">
          <label class="small" for="currency">Currency</label>
          <select class="select" id="currency" name="currency" form="deals">
            ${choices.map((code) => html`<option value="${code}" ${code === currency ? "selected" : ""}>${code}</option>`)}
          </select>
        </div>
      </div>
    </fieldset>
    <button class="btn" form="deals">Show these</button>
    <a class="text-link" href="/deals">Clear all</a>
  </div>`;
}

function priceField(name: string, words: string, value: string) {
  return html`<div class="field">
    <label class="small" for="${name}">${words}</label>
    <input
      class="input num"
      id="${name}"
      name="${name}"
      form="deals"
      inputmode="decimal"
      maxlength="20"
      value="${value}"
    />
  </div>`;
}

type Facet = (typeof shownFacets)[number][0];

function facetField(
  facet: Facet,
  words: string,
  input: SearchBundlesInput,
  found: SearchBundlesOutput | undefined,
) {
  const chosen: readonly string[] = input[facet] ?? (facet === "status" ? ["active"] : []);
  const counts = found?.facets[facet] ?? [];
  const shown = counts.filter(({ value }, at) => at < mostShown || chosen.includes(value));
  // What is chosen stays to be taken back, even where nothing has it.
  for (const value of chosen) if (!shown.some((one) => one.value === value)) shown.push({ value, count: 0 });
  if (shown.length === 0) return "";
  return html`<fieldset class="facet">
    <legend class="label">${words}</legend>
    ${shown.map(
      ({ value, count }) =>
        html`<label class="check counted"
          ><input
            type="checkbox"
            form="deals"
            name="${facet}"
            value="${value}"
            ${chosen.includes(value) ? "checked" : ""}
          /><span class="check-box" aria-hidden="true">${icon("tick")}</span
          ><span>${sayValue(facet, value)}</span
          ><span class="count num">${count.toLocaleString("en")}</span></label
        >`,
    )}
  </fieldset>`;
}
