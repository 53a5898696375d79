import { readFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { runInNewContext } from "node:vm";
import { schema } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { readSources } from "../sources/read-sources.ts";
import { openShop } from "../testing/open-shop.ts";
import { useBundles } from "../testing/use-bundles.ts";
import { runSource } from "./run-source.ts";

const bundles = useBundles();
const file = new URL("../../../../config/sources.yml", import.meta.url);

/** A published version's catalogue: the list that its script begins with. */
function catalogueOf(name: string): unknown {
  const entry = createRequire(import.meta.url).resolve(name);
  const script = readFileSync(path.join(path.dirname(entry), "index.js"), "utf8");
  const start = script.indexOf("[");
  const end = script.indexOf("\n]", start) + 2;
  return runInNewContext(`(${script.slice(start, end)})`);
}

test("four published versions of a real price catalogue, read as four runs, give exactly what changed between them", async () => {
  const shop = await openShop();
  const ctx = bundles.open(shop.host);
  const known = readSources(readFileSync(file, "utf8")).sources.find(({ name }) => name === "genai-prices");
  if (!known) throw new Error("no source");
  const source = { ...known, url: `${shop.url}/data.json`, gapSeconds: 0, inactiveAfter: 1 };
  for (const [version, counts, repriced] of [
    ["genai-prices-a", { found: 856, added: 856, inactivated: 0 }, 0],
    ["genai-prices-b", { found: 948, added: 98, inactivated: 6 }, 7],
    ["genai-prices-c", { found: 1250, added: 334, inactivated: 32 }, 4],
    ["genai-prices-d", { found: 1694, added: 549, inactivated: 105 }, 92],
  ] as const) {
    const body = JSON.stringify(catalogueOf(version));
    shop.pages["/data.json"] = (_, response) => void response.end(body);
    ctx.advance(3_600_000);
    const run = await runSource(ctx, source);
    expect(run, version).toMatchObject({ verdict: "ok", invalid: 0, reactivated: 0, ...counts });
    const { bundleHistory: h } = schema;
    const prices = and(eq(h.runId, run.id), eq(h.field, "details.prices"));
    expect(await ctx.db.$count(h, prices), `${version}: prices`).toBe(repriced);
  }
});
