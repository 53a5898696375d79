import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { listen } from "../listen.ts";
import { inventDeals } from "./invent-deals.ts";

export interface ShopSandbox {
  url: string;
  /** Names of the recorded and hand-made pages, each at `/pages/<name>`. */
  pages: string[];
  close(): Promise<void>;
}

const fixtures = path.join(import.meta.dirname, "..", "..", "..", "..", "packages", "bundles", "fixtures");

/** A shop on this machine whose deals can be read: a feed, a page in schema.org's words, and the pages of `fixtures`. */
export async function startShop({
  port,
  now = Date.now,
}: { port?: number; now?: () => number } = {}): Promise<ShopSandbox> {
  const pages = readdirSync(fixtures);
  const { url, close } = await listen((request) => Promise.resolve(answer(request, pages, now())), port);
  return { url, pages, close };
}

function answer(request: Request, pages: readonly string[], now: number): Response {
  const { pathname } = new URL(request.url);
  if (pathname === "/robots.txt") return new Response("User-agent: *\nDisallow: /private/\n");
  if (pathname === "/deals.json")
    return fresh(request, JSON.stringify({ deals: inventDeals(now) }), "application/json");
  if (pathname === "/bundles.html") return fresh(request, offersPage(now), html);
  const name = /^\/pages\/([a-z0-9-]+)$/.exec(pathname)?.[1];
  if (name !== undefined && pages.includes(name))
    return fresh(request, readFileSync(path.join(fixtures, name, "page.html"), "utf8"), html);
  return new Response("Nothing here.", { status: 404 });
}

const html = "text/html; charset=utf-8";

/** Says 304 to whoever has it already. */
function fresh(request: Request, body: string, type: string): Response {
  const etag = `"${createHash("sha256").update(body).digest("base64url").slice(0, 20)}"`;
  if (request.headers.get("if-none-match") === etag)
    return new Response(null, { status: 304, headers: { etag } });
  return new Response(body, { headers: { etag, "content-type": type } });
}

function offersPage(now: number): string {
  const offers = inventDeals(now)
    .filter(({ provider }) => provider === "Lumen")
    .map(({ id, provider, title, price, currency, category }) => ({
      "@type": "Product",
      sku: `lumen-${id}`,
      name: `${title} direct`,
      category,
      brand: { "@type": "Brand", name: provider },
      offers: { "@type": "Offer", url: `/bundles.html#${id}`, price, priceCurrency: currency },
    }));
  const data = JSON.stringify({ "@context": "https://schema.org", "@graph": offers });
  return `<!doctype html><title>Lumen bundles</title><h1>Bundles</h1><script type="application/ld+json">${data}</script>`;
}
