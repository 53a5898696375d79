import { gzipSync } from "node:zlib";
import { createSafeFetch } from "@planrrr/resilience";
import { describe, expect, test } from "vitest";
import { openShop, type Shop } from "../testing/open-shop.ts";
import { useBundles } from "../testing/use-bundles.ts";
import { fetchJson } from "./fetch-json.ts";
import { takeTurn } from "./take-turn.ts";

const bundles = useBundles();
const nothing = { etag: null, lastModified: null };
const hour = 3_600_000;

async function open(pages: Shop["pages"] = {}) {
  const shop = await openShop({ "/feed": (_, response) => void response.end("[1]"), ...pages });
  const ctx = bundles.open(shop.host);
  const read = async (gapSeconds = 5) =>
    (await fetchJson(ctx, { url: `${shop.url}/feed`, gapSeconds }, nothing)).parse();
  return { shop, ctx, read, paths: () => shop.asked.map(({ path }) => path) };
}

const bomb = gzipSync(Buffer.alloc(50_000_000));
const says = (status: number, headers: { [name: string]: string } = {}, body: string | Buffer = "") =>
  ((_, response) => void response.writeHead(status, headers).end(body)) satisfies Shop["pages"][string];

/** Never ends, and never says how much there is. */
const endless: Shop["pages"][string] = (_, response) => {
  const pour = () => {
    while (response.write(`# ${"x".repeat(65_533)}\n`));
  };
  response.on("drain", pour).writeHead(200);
  pour();
};

const hangUp: Shop["pages"][string] = (request) => void request.socket.destroy();

describe("robots.txt", () => {
  test("is asked first, by our name, and kept for a day", async () => {
    const { shop, ctx, read, paths } = await open({
      "/robots.txt": says(200, {}, "User-agent: *\nDisallow: /x"),
    });
    await read();
    await read();
    expect(paths()).toEqual(["/robots.txt", "/feed", "/feed"]);
    expect(new Set(shop.asked.map(({ headers }) => headers["user-agent"]))).toEqual(
      new Set(["planrrr/0.1 (+https://planrrr.example/bot)"]),
    );
    ctx.advance(24 * hour);
    await read();
    expect(paths().slice(3)).toEqual(["/robots.txt", "/feed"]);
  });

  test("that forbids names its rule, and nothing more is asked", async () => {
    const { read, paths } = await open({ "/robots.txt": says(200, {}, "User-agent: *\n\nDisallow: /feed") });
    await expect(read()).rejects.toMatchObject({
      verdict: "blocked",
      message: "robots.txt line 3: Disallow: /feed",
    });
    expect(paths()).toEqual(["/robots.txt"]);
  });

  test.each([
    ["broken", says(503), "robots.txt answers 503"],
    ["cut off", hangUp, "robots.txt is out of reach: the connection failed"],
    ["a loop", says(302, { location: "/robots.txt" }), "robots.txt is out of reach: more than 5 redirects"],
    [
      "a way inside",
      says(302, { location: "http://169.254.169.254/" }),
      "out of reach: 169.254.169.254 leads to 169.254.169.254, which is linkLocal",
    ],
  ])("that is %s forbids everything, until it is asked again", async (_, page, message) => {
    const { shop, ctx, read, paths } = await open({ "/robots.txt": page });
    await expect(read()).rejects.toMatchObject({
      verdict: "blocked",
      message: expect.stringContaining(message) as string,
    });
    const asked = paths().length;
    await expect(read()).rejects.toMatchObject({ verdict: "blocked" });
    expect(paths()).toHaveLength(asked);
    shop.pages["/robots.txt"] = says(404);
    ctx.advance(hour);
    await expect(read()).resolves.toEqual([1]);
  });

  test("of 600 KiB counts as far as 512 KiB", async () => {
    const padding = `# ${"x".repeat(97)}\n`;
    const rule = "User-agent: *\nDisallow: /feed\n";
    const within = await open({
      "/robots.txt": says(200, {}, padding.repeat(5100) + rule + padding.repeat(1000)),
    });
    await expect(within.read()).rejects.toMatchObject({ verdict: "blocked" });
    const beyond = await open({ "/robots.txt": says(200, {}, padding.repeat(6000) + rule) });
    await expect(beyond.read()).resolves.toEqual([1]);
    const forever = await open({ "/robots.txt": endless });
    await expect(forever.read()).resolves.toEqual([1]);
  });

  test("that does not come in time forbids everything", async () => {
    const { shop, ctx, paths } = await open({ "/robots.txt": () => undefined });
    const { fetch, close } = createSafeFetch({ allowPrivateHosts: [shop.host], timeouts: { headersMs: 50 } });
    const read = fetchJson({ ...ctx, fetch }, { url: `${shop.url}/feed`, gapSeconds: 5 }, nothing);
    await expect(read).rejects.toMatchObject({
      verdict: "blocked",
      message: expect.stringContaining("robots.txt is out of reach") as string,
    });
    expect(paths()).toEqual(["/robots.txt"]);
    await close();
  });
});

describe("pace", () => {
  test("the gap lies between any two requests, robots.txt included", async () => {
    const { ctx, read } = await open();
    await read();
    await read();
    expect(ctx.waits).toEqual([5000, 5000]);
  });

  test("Crawl-delay makes it longer, never shorter", async () => {
    const slow = await open({ "/robots.txt": says(200, {}, "User-agent: *\nCrawl-delay: 20") });
    await slow.read();
    await slow.read();
    expect(slow.ctx.waits).toEqual([5000, 20_000]);
    const quick = await open({ "/robots.txt": says(200, {}, "User-agent: *\nCrawl-delay: 1") });
    await quick.read();
    await quick.read();
    expect(quick.ctx.waits).toEqual([5000, 5000]);
  });

  test("turns are given out across all that ask at once: none shares one", async () => {
    const all = Array.from({ length: 4 }, () => bundles.open());
    await Promise.all(all.map((each) => takeTurn(each, "http://shared.example", 5000)));
    const waits = all.map((each) => each.waits[0] ?? 0).toSorted((a, z) => a - z);
    expect(waits).toEqual([0, 5000, 10_000, 15_000]);
  });

  test.each([
    ["seconds", "30"],
    ["a date", "Mon, 23 Nov 2026 12:00:35 GMT"],
  ])("Retry-After in %s is kept", async (_, later) => {
    const { shop, ctx, read } = await open();
    shop.pages["/feed"] = (_request, response) => {
      shop.pages["/feed"] = says(200, {}, "[2]");
      response.writeHead(503, { "retry-after": later }).end();
    };
    await expect(read()).resolves.toEqual([2]);
    expect(ctx.now().getTime()).toBeGreaterThanOrEqual(Date.parse("2026-11-23T12:00:35Z"));
  });

  test("a server that wants an hour is left alone, and the run says so", async () => {
    const { read, paths } = await open({ "/feed": says(429, { "retry-after": "3600" }) });
    await expect(read()).rejects.toMatchObject({
      message: expect.stringContaining("left alone until") as string,
    });
    expect(paths()).toEqual(["/robots.txt", "/feed"]);
  });
});

describe("what is no feed", () => {
  test.each([
    ["gone", says(404), "failed", "the server answers 404"],
    ["forbidden", says(403), "blocked", "the server answers 403"],
    ["a page", says(200, {}, "<!doctype html><p>Not found"), "soft-404", "a page came in place of the feed"],
    ["a riddle", says(200, {}, "<html>Verify you are human"), "blocked", "a page asks who is reading"],
    ["half a feed", says(200, {}, '{"deals": ['), "drifted", "the feed is no JSON"],
    ["too large", says(200, {}, "x".repeat(1_000_001)), "failed", "more than 1000000 bytes"],
    ["endless", endless, "failed", "more than 1000000 bytes"],
    ["a bomb", says(200, { "content-encoding": "gzip" }, bomb), "failed", "more than 1000000 bytes"],
    ["a loop", says(302, { location: "/feed" }), "failed", "more than 5 redirects"],
    ["a script", says(302, { location: "javascript:alert(1)" }), "failed", "it redirects to javascript:"],
  ])("%s", async (_, page, verdict, message) => {
    const { read } = await open({ "/feed": page });
    await expect(read(0)).rejects.toMatchObject({
      verdict,
      message: expect.stringContaining(message) as string,
    });
  });

  test.each([
    "http://127.0.0.1:8081/",
    "http://169.254.169.254/latest/meta-data",
    "http://[::ffff:10.0.0.1]/",
    "http://2130706433:8081/",
    "http://0177.0.0.1:8081/",
  ])("a redirect to %s is not followed", async (location) => {
    const { read, paths } = await open({ "/feed": says(302, { location }) });
    await expect(read(0)).rejects.toMatchObject({
      verdict: "blocked",
      message: expect.stringMatching(/^robots\.txt is out of reach: .* leads to /) as string,
    });
    expect(paths()).toEqual(["/robots.txt", "/feed"]);
  });

  test("each hop asks the robots.txt of its own server", async () => {
    const other = await openShop({ "/robots.txt": says(200, {}, "User-agent: planrrr\nDisallow: /") });
    const shop = await openShop({ "/feed": says(301, { location: `${other.url}/feed` }) });
    const ctx = bundles.open(shop.host, other.host);
    await expect(fetchJson(ctx, { url: `${shop.url}/feed`, gapSeconds: 0 }, nothing)).rejects.toMatchObject({
      verdict: "blocked",
      message: "robots.txt line 2: Disallow: /",
    });
    expect(other.asked.map(({ path }) => path)).toEqual(["/robots.txt"]);
  });

  test("a server that does not answer is tried three times, then left alone by all, then asked once", async () => {
    const { shop, ctx, read, paths } = await open({ "/feed": says(500) });
    const asked = () => paths().filter((path) => path === "/feed").length;
    await expect(read(0)).rejects.toMatchObject({ verdict: "failed", message: "the server answers 500" });
    expect(asked()).toBe(3);
    await expect(read(0)).rejects.toMatchObject({
      message: expect.stringContaining("does not answer") as string,
    });
    expect(asked()).toBe(5);
    await expect(read(0)).rejects.toMatchObject({
      message: expect.stringContaining("does not answer") as string,
    });
    expect(asked()).toBe(5);
    shop.pages["/feed"] = says(200, {}, "[3]");
    ctx.advance(6 * 60_000);
    await expect(read(0)).resolves.toEqual([3]);
  });
});
