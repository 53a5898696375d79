import type { JsonSource } from "../sources/source.ts";
import { fillTemplate } from "./fill-template.ts";
import { pickItems } from "./pick-path.ts";
import type { RawBundle } from "./raw-bundle.ts";

/** The records of a feed; undefined when its `items` lead nowhere: the feed has another shape. */
export function extractJson(source: JsonSource, root: unknown): RawBundle[] | undefined {
  const { fields, details, priceUnit } = source;
  return pickItems(root, source.items)?.map((item) => ({
    ...fill(item, fields),
    details: fill(item, details),
    priceUnit,
  }));
}

function fill(item: Parameters<typeof fillTemplate>[0], templates: { [name: string]: string | undefined }) {
  const filled: { [name: string]: unknown } = {};
  for (const [name, template] of Object.entries(templates)) {
    const value = template === undefined ? undefined : fillTemplate(item, template);
    if (value !== undefined) filled[name] = value;
  }
  return filled;
}
