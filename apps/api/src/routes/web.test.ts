import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import { gzipSync } from "node:zlib";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

const page = '<!doctype html><script>theme()</script><script src="/_next/static/a.js"></script><p>Posts</p>';
const folder = mkdtempSync(path.join(tmpdir(), "planrrr-pages-"));
let api: TestApi;

beforeAll(async () => {
  mkdirSync(path.join(folder, "_next", "static"), { recursive: true });
  for (const name of ["index.html", "posts.html", "404.html"]) writeFileSync(path.join(folder, name), page);
  writeFileSync(path.join(folder, "_next", "static", "a.js"), "start()");
  writeFileSync(path.join(folder, "_next", "static", "a.js.gz"), gzipSync("start()"));
  writeFileSync(path.join(folder, "icon.svg"), "<svg/>");
  writeFileSync(path.join(folder, ".built.json"), "{}");
  api = await startTestApi({ webDir: folder });
});
afterAll(async () => {
  await api.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (address: string, headers: { [name: string]: string } = {}) =>
  fetch(`${api.url}${address}`, { headers: { accept: "text/html", ...headers } });

describe("the built pages", () => {
  test("run their own scripts by hash and no other, stand in no frame, and ask nobody else", async () => {
    const response = await get("/posts");
    expect(response.status).toBe(200);
    expect(response.headers.get("content-type")).toBe("text/html; charset=utf-8");
    const policy = response.headers.get("content-security-policy") ?? "";
    // The hash of `theme()`, computed elsewhere: openssl dgst -sha256 -binary | base64.
    expect(policy).toContain("script-src 'self' 'sha256-Rfr3GgHZFiXm+TmNr+li+0sZ4J9FGllo8jsXcJF5XZ8='");
    expect(policy).toContain("frame-ancestors 'none'");
    // The edge alone, where communities meet.
    const edge = "connect-src 'self' http://127.0.0.1:1 ws://127.0.0.1:1;";
    expect(policy).toContain(edge);
    expect(policy.replace(edge, "")).not.toMatch(/unsafe|https?:|wss?:/);
  });

  test("may send files to the bucket, where there is one, and show what comes from here alone", async () => {
    const bucket = { endpoint: "https://bucket.example/eu", region: "auto", bucket: "b", accessKeyId: "k" };
    const other = await startTestApi({
      webDir: folder,
      edgeUrl: undefined,
      objectStore: { ...bucket, secretAccessKey: "s" },
    });
    try {
      const response = await fetch(`${other.url}/posts`, { headers: { accept: "text/html" } });
      const policy = response.headers.get("content-security-policy") ?? "";
      expect(policy).toContain("connect-src 'self' https://bucket.example;");
      expect(policy.match(/bucket\.example/g)).toHaveLength(1);
      expect(policy).toContain("media-src 'self';");
    } finally {
      await other.close();
    }
  });

  test("are asked for anew each time, files named by their content never", async () => {
    const response = await get("/posts");
    expect(response.headers.get("cache-control")).toBe("no-cache");
    const again = await get("/posts", { "if-none-match": response.headers.get("etag") ?? "" });
    expect(again.status).toBe(304);
    const script = await get("/_next/static/a.js");
    expect(script.headers.get("cache-control")).toBe("public, max-age=31536000, immutable");
    expect(script.headers.get("content-encoding")).toBe("gzip");
    expect(await script.text()).toBe("start()");
  });

  test("are plain to whoever does not unpack", async () => {
    const script = await get("/_next/static/a.js", { "accept-encoding": "identity" });
    expect(script.headers.get("content-encoding")).toBeNull();
    expect(await script.text()).toBe("start()");
  });

  test("have an icon, also for browsers that ask by its old name", async () => {
    const icon = await get("/favicon.ico", { accept: "image/*" });
    expect([icon.status, icon.headers.get("content-type")]).toEqual([200, "image/svg+xml"]);
  });

  test("a link with a secret leads to the page that reads it", async () => {
    for (const name of ["join", "review"]) {
      const response = await fetch(`${api.url}/${name}/a%26b`, { redirect: "manual" });
      expect(response.status).toBe(302);
      expect(response.headers.get("location")).toBe(`/${name}?token=a%26b`);
    }
  });

  test("a page that is not there is a page; a route that is not there is a problem", async () => {
    const missing = await get("/nothing");
    expect(missing.status).toBe(404);
    expect(missing.headers.get("content-type")).toContain("text/html");
    for (const address of ["/api/nothing", "/rpc/nothing", "/internal/nothing"]) {
      expect((await get(address)).headers.get("content-type"), address).toContain("application/problem+json");
    }
    expect((await get("/nothing", { accept: "application/json" })).headers.get("content-type")).toContain(
      "problem",
    );
  });

  test.each([
    "/../package.json",
    "/..%2fpackage.json",
    "/.built.json",
    "/_next/static/%2e%2e/%2e%2e/index.html",
    "/a.js.gz",
  ])("nothing but what was built is served: %s", async (address) => {
    const response = await get(address, { accept: "*/*" });
    expect([404, 400].includes(response.status) || (await response.text()) === page).toBe(true);
  });
});

test("what the pages before a sign-in need to know", async () => {
  expect(await (await get("/api/instance")).json()).toEqual({
    signUp: "open",
    mail: false,
    edgeUrl: "http://127.0.0.1:1",
  });
});
