import { expect, test } from "vitest";
import { recordSource } from "../record-source.ts";
import { readSources } from "../sources/read-sources.ts";
import { openShop, type Shop } from "../testing/open-shop.ts";
import { useBundles } from "../testing/use-bundles.ts";
import { runSource } from "./run-source.ts";

const bundles = useBundles();
let named = 0;
const offer = `<script type="application/ld+json">{"@type":"Product","name":"Duo","sku":"d2","brand":"Lumen","offers":{"@type":"Offer","price":"7.50","priceCurrency":"EUR"}}</script>`;

async function open(page: Shop["pages"][string], contact = "bot@planrrr.example", browser = false) {
  const shop = await openShop({ "/page": page });
  const [source] = readSources(
    JSON.stringify({
      contact,
      sources: [
        {
          name: `site-${++named}`,
          kind: "json-ld",
          url: `${shop.url}/page`,
          gapSeconds: 0,
          owner: "ann",
          browser,
        },
      ],
    }),
  ).sources;
  if (!source) throw new Error("no source");
  const ctx = { ...bundles.open(shop.host), contact };
  return { shop, ctx, source };
}
const html =
  (body: string, status = 200, type = "text/html; charset=utf-8"): Shop["pages"][string] =>
  (_, response) =>
    void response.writeHead(status, { "content-type": type }).end(body);

test.each([
  ["offers", html(offer), { verdict: "ok", added: 1 }],
  ["no offers", html("<title>Welcome</title>"), { verdict: "empty" }],
  ["the news that it is gone", html("<title>404 | Page not found</title>"), { verdict: "soft-404" }],
  [
    "a riddle",
    html("<title>Just a moment...</title>"),
    { verdict: "blocked", reason: "a page asks who is reading" },
  ],
  ["a film", html("…", 200, "video/mp4"), { verdict: "drifted", reason: "the page is video/mp4, not HTML" }],
  ["a refusal", html("no", 403), { verdict: "blocked", reason: "the server answers 403" }],
])("a page with %s", async (_, page, expected) => {
  const { ctx, source } = await open(page);
  expect(await runSource(ctx, source)).toMatchObject(expected);
});

test("a page for a browser is not read without one, and goes through it where there is one", async () => {
  const { ctx, source } = await open(html("<p>scripts would build it"), undefined, true);
  expect(await runSource(ctx, source)).toMatchObject({
    verdict: "failed",
    reason: "it needs a browser, and there is none: set BROWSER_PATH",
  });
  const browse = async () => new Response(offer, { headers: { "content-type": "text/html" } });
  expect(await runSource({ ...ctx, browse }, source)).toMatchObject({ verdict: "ok", added: 1 });
});

test("a page is recorded with where it is from and what is read from it, and nothing is stored", async () => {
  const { ctx, source } = await open(html(offer));
  const recorded = await recordSource(ctx, source);
  expect(recorded).toMatchObject({
    fileName: "page.html",
    origin: {
      kind: "recorded",
      url: source.url,
      owner: "ann",
      status: 200,
      recordedAt: "2026-11-23T12:00:00.000Z",
    },
    bundles: [{ sourceId: "d2", priceMinor: 750 }],
    problems: [],
  });
  expect(Buffer.from(recorded.body).toString()).toBe(offer);
});

test("nobody is asked before the file names an address of ours", async () => {
  const { ctx, source } = await open(html(offer), "deals@example.org");
  const elsewhere = { ...source, url: "https://shop.example/page" };
  expect(await runSource(ctx, elsewhere)).toMatchObject({
    verdict: "failed",
    reason: expect.stringContaining("put an address where sites can reach you") as string,
  });
});
