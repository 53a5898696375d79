import { expect, test } from "vitest";
import { readLinkPreview } from "./link-preview.ts";

const page = (html: string, type = "text/html; charset=utf-8") =>
  (async () => new Response(html, { headers: { "content-type": type } })) as typeof fetch;

test("reads Open Graph before the plain title, entities decoded", async () => {
  const html = `<head><title>Plain</title><meta property="og:title" content="Tea &amp; talk">
    <meta name="description" content="Every Monday"></head>`;
  await expect(readLinkPreview(page(html), "https://a.example/")).resolves.toEqual({
    title: "Tea & talk",
    description: "Every Monday",
    image: undefined,
  });
});

test("a relative picture is fetched from the page's own address; one of the wrong kind is left out", async () => {
  const asked: string[] = [];
  const site = (picture: string) =>
    (async (input: string | URL) => {
      asked.push(String(input));
      if (String(input).endsWith("/pic")) return new Response("x", { headers: { "content-type": picture } });
      const html = `<head><title>T</title><meta property="og:image" content="/pic"></head>`;
      return new Response(html, { headers: { "content-type": "text/html" } });
    }) as typeof fetch;
  const good = await readLinkPreview(site("image/png"), "https://a.example/page");
  expect(good?.image?.type).toBe("image/png");
  expect(asked).toEqual(["https://a.example/page", "https://a.example/pic"]);
  expect((await readLinkPreview(site("text/html"), "https://a.example/page"))?.image).toBeUndefined();
});

test.each([
  ["a page without a title", page("<p>hi</p>")],
  ["a file that is no page", page("%PDF", "application/pdf")],
  ["a server that is away", async () => Promise.reject(new TypeError("fetch failed"))],
  ["an error page", async () => new Response("no", { status: 500 })],
])("no preview of %s", async (_name, fetcher) => {
  await expect(readLinkPreview(fetcher, "https://a.example/")).resolves.toBeNull();
});
