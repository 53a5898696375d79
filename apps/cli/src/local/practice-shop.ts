import { readSources } from "@planrrr/bundles";
import type { PracticeShop } from "@planrrr/ingest";
import type { ShopSandbox } from "@planrrr/sandbox-networks";

/** The sources of the shop on this machine: its deals are invented, and its pages hand-made. */
export function practiceShop({ url, pages }: Pick<ShopSandbox, "url" | "pages">): PracticeShop {
  const { host } = new URL(url);
  const shared = { region: "US", gapSeconds: 0, cadence: "*/15 * * * *", owner: "sandbox" };
  const sources = [
    {
      ...shared,
      name: "sandbox-shop",
      kind: "json",
      url: `${url}/deals.json`,
      items: "deals[]",
      fields: {
        sourceId: "{id}",
        provider: "{provider}",
        title: "{title}",
        services: "{services}",
        category: "{category}",
        audience: "{audience}",
        region: "{region}",
        price: "{price}",
        currency: "{currency}",
        billingPeriod: "{period}",
        validUntil: "{until}",
      },
    },
    { ...shared, name: "sandbox-lumen", kind: "json-ld", url: `${url}/bundles.html` },
    ...pages.map((page) => ({
      ...shared,
      name: `sandbox-${page}`,
      kind: "page",
      extract: page,
      url: `${url}/pages/${page}`,
    })),
  ];
  // JSON is YAML: the same check as for the file of real ones.
  return {
    host,
    sources: readSources(JSON.stringify({ contact: "sandbox@localhost.test", sources })).sources,
  };
}
