import { createRequire } from "node:module";
import { jsonrepair } from "jsonrepair";
import type { HtmlPage } from "../html-page.ts";

// It brings no types.
const require = createRequire(import.meta.url);
const { toJson } = require("microdata-node") as {
  toJson(html: string, options: { base: string }): { items: MicrodataItem[] };
};

/** Something schema.org has a word for: types without their address, properties as lists. */
export interface Item {
  types: string[];
  properties: { [name: string]: unknown[] };
}

/** Everything a page says of itself in JSON-LD and microdata, things within things included. */
export function readItems(page: HtmlPage): Item[] {
  return [...readJsonLd(page), ...readMicrodata(page)];
}

const deepest = 12;

function readJsonLd({ $ }: HtmlPage): Item[] {
  return $('script[type="application/ld+json" i]')
    .toArray()
    .flatMap((script) => toItems(parseBlock($(script).text()), 0));
}

/** Broken blocks are mended where they can be: a comma too many, a quote too few, a comment around it. */
function parseBlock(text: string): unknown {
  const bare = text
    .trim()
    .replace(/^(<!--|\/\*\s*<!\[CDATA\[\s*\*\/|\/\/\s*<!\[CDATA\[|<!\[CDATA\[)/, "")
    .replace(/(-->|\/\*\s*\]\]>\s*\*\/|\/\/\s*\]\]>|\]\]>)$/, "");
  if (bare.trim() === "") return undefined;
  try {
    return JSON.parse(bare) as unknown;
  } catch {
    try {
      return JSON.parse(jsonrepair(bare)) as unknown;
    } catch {
      return undefined;
    }
  }
}

function toItems(value: unknown, depth: number): Item[] {
  if (depth > deepest || typeof value !== "object" || value === null) return [];
  if (Array.isArray(value)) return value.flatMap((each) => toItems(each, depth + 1));
  const { "@graph": graph, ...own } = value as { [name: string]: unknown };
  const item: Item = {
    types: asList(own["@type"]).filter(isText).map(bareName),
    properties: Object.fromEntries(
      Object.entries(own)
        .filter(([name]) => name !== "@type" && name !== "@context")
        .map(([name, held]) => [bareName(name), asList(held).map((each) => toValue(each, depth + 1))]),
    ),
  };
  const here = item.types.length > 0 ? [item] : [];
  return [...here, ...(graph === undefined ? [] : toItems(graph, depth + 1))];
}

function toValue(value: unknown, depth: number): unknown {
  if (typeof value !== "object" || value === null || Array.isArray(value)) return value;
  const { "@value": literal } = value as { "@value"?: unknown };
  if (literal !== undefined) return literal;
  return toItems({ "@type": "Thing", ...value }, depth)[0];
}

function readMicrodata({ html, url }: HtmlPage): Item[] {
  if (!/\bitemscope\b/i.test(html)) return [];
  return toJson(html, { base: url }).items.map((item) => fromMicrodata(item, 0));
}

interface MicrodataItem {
  type?: string[];
  id?: string;
  properties?: { [name: string]: unknown[] };
}

function fromMicrodata({ type = [], id, properties = {} }: MicrodataItem, depth: number): Item {
  const own = Object.entries(properties).map(([name, values]) => [
    bareName(name),
    values.map((value) =>
      typeof value === "object" && value !== null && depth < deepest
        ? fromMicrodata(value as MicrodataItem, depth + 1)
        : value,
    ),
  ]);
  return {
    types: type.map(bareName),
    properties: { ...(id === undefined ? {} : { "@id": [id] }), ...Object.fromEntries(own) },
  };
}

/** `http://schema.org/Offer` and `schema:Offer` are `Offer`. */
function bareName(name: string): string {
  return name.startsWith("@") ? name : (/[^/#:]+$/.exec(name)?.[0] ?? name);
}

const asList = (value: unknown): unknown[] =>
  Array.isArray(value) ? value : value === undefined ? [] : [value];
const isText = (value: unknown): value is string => typeof value === "string";

export const isItem = (value: unknown): value is Item =>
  typeof value === "object" && value !== null && "types" in value && "properties" in value;
