import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { connect } from "node:net";
import { createSafeFetch } from "@planrrr/resilience";
import { describe, expect, onTestFinished, test } from "vitest";
import { readLink } from "./read-link.ts";

const page = (html: string, type = "text/html; charset=utf-8") =>
  (async () => new Response(html, { headers: { "content-type": type } })) as typeof fetch;
const png = Buffer.from("\x89PNG\r\n\x1a\n0123456789", "latin1");

describe("a page", () => {
  test("tells Open Graph before its plain title, entities decoded", async () => {
    const html = `<head><title>Plain</title><meta property="og:title" content="Tea &amp; talk">
      <meta name="description" content="Every Monday"></head>`;
    await expect(readLink(page(html), "https://a.example/")).resolves.toEqual({
      state: "found",
      title: "Tea & talk",
      description: "Every Monday",
    });
  });

  test.each([
    ["without a title", page("<p>hi</p>")],
    ["that is a file", page("%PDF", "application/pdf")],
    ["whose server is away", async () => Promise.reject(new TypeError("fetch failed"))],
    ["that is an error", async () => new Response("no", { status: 500 })],
  ])("%s has no card", async (_name, fetcher) => {
    await expect(readLink(fetcher, "https://a.example/")).resolves.toEqual({ state: "unreadable" });
  });
});

describe("a picture", () => {
  const asked: string[] = [];
  const site = (body: Uint8Array<ArrayBuffer>, headers: { [name: string]: string } = {}) =>
    (async (input: string | URL) => {
      asked.push(String(input));
      if (String(input).endsWith("/pic")) return new Response(body, { headers });
      const html = `<head><title>T</title><meta property="og:image" content="/pic"></head>`;
      return new Response(html, { headers: { "content-type": "text/html" } });
    }) as typeof fetch;
  const imageOf = async (fetcher: typeof fetch) => {
    const reading = await readLink(fetcher, "https://a.example/page");
    return reading.state === "found" ? reading.image : undefined;
  };

  test("is fetched from the page's own address, and is what its bytes say", async () => {
    const image = await imageOf(site(new Uint8Array(png), { "content-type": "text/html" }));
    expect(image).toMatchObject({ type: "image/png", size: png.length });
    expect(asked).toEqual(["https://a.example/page", "https://a.example/pic"]);
  });

  test.each([
    [
      "a script that calls itself a picture",
      Buffer.from("<svg onload=alert(1)>"),
      { "content-type": "image/png" },
    ],
    ["one that is told to be too large", png, { "content-length": "950001" }],
    ["one that turns out too large", Buffer.concat([png, Buffer.alloc(950_000)]), {}],
    ["an empty one", Buffer.alloc(0), {}],
  ])("is left out: %s", async (_, body, headers) => {
    expect(await imageOf(site(new Uint8Array(body), headers))).toBeUndefined();
  });
});

/** Public names lead to a server on this machine; every address that is dialled is noted. */
async function openInternet(answer: RequestListener) {
  const server = createServer(answer).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  const { port } = server.address() as AddressInfo;
  const dialled: string[] = [];
  const safe = createSafeFetch({
    lookup: async (host) => [host === "inside.example" ? "10.0.0.7" : "93.184.215.14"],
    dial: ({ hostname }, done) => {
      dialled.push(hostname);
      const socket = connect(port, "127.0.0.1", () => done(null, socket));
    },
  });
  onTestFinished(async () => {
    await safe.close();
    server.closeAllConnections();
    server.close();
  });
  return { fetch: safe.fetch, dialled };
}

describe("at the socket", () => {
  const found = '<head><title>T</title><meta property="og:image" content="http://192.168.1.1/pic"></head>';

  test.each([
    "http://127.0.0.1/",
    "http://[::1]/",
    "http://192.168.1.1/",
    "http://169.254.169.254/latest/meta-data",
    "http://inside.example/",
    "http://2130706433/",
  ])("%s is called private, and nothing is dialled", async (url) => {
    const { fetch, dialled } = await openInternet((_, response) => response.end(found));
    await expect(readLink(fetch, url)).resolves.toEqual({ state: "private" });
    expect(dialled).toEqual([]);
  });

  test("so is one that redirects there; only the first hop is dialled", async () => {
    const { fetch, dialled } = await openInternet((_, response) => {
      response.writeHead(302, { location: "http://inside.example/" }).end();
    });
    await expect(readLink(fetch, "http://open.example/")).resolves.toEqual({ state: "private" });
    expect(dialled).toEqual(["93.184.215.14"]);
  });

  test("a public page's picture inside is not fetched, its words are shown", async () => {
    const { fetch, dialled } = await openInternet((_, response) => {
      response.setHeader("content-type", "text/html").end(found);
    });
    await expect(readLink(fetch, "http://open.example/")).resolves.toEqual({
      state: "found",
      title: "T",
      description: "",
    });
    expect(dialled).toEqual(["93.184.215.14"]);
  });
});
