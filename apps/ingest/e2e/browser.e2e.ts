import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { createSafeFetch } from "@planrrr/resilience";
import { expect, onTestFinished, test } from "vitest";
import { createBrowser } from "../src/browser/create-browser.ts";

const path = process.env["BROWSER_PATH"] ?? "/usr/bin/chromium";

async function serve(pages: { [path: string]: string }) {
  const asked: string[] = [];
  const server = createServer((request: IncomingMessage, response: ServerResponse) => {
    asked.push(request.url ?? "");
    const page = pages[request.url ?? ""];
    if (page === undefined) response.writeHead(404).end();
    else response.setHeader("content-type", "text/html").end(page);
  }).listen(0, "127.0.0.1");
  await new Promise((resolve) => server.once("listening", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    server.close();
  });
  const host = `127.0.0.1:${(server.address() as AddressInfo).port}`;
  return { asked, host, url: `http://${host}` };
}

function open(...hosts: string[]) {
  const safe = createSafeFetch({ allowPrivateHosts: hosts });
  const browser = createBrowser({ path, concurrency: 1 });
  onTestFinished(async () => {
    await browser.close();
    await safe.close();
  });
  return browser.through(safe.fetch);
}

test("a page that scripts build is read as they leave it", async () => {
  const shop = await serve({
    "/": "<h1>…</h1><script>fetch('/price').then(r=>r.text()).then(t=>document.querySelector('h1').textContent=t)</script>",
    "/price": "$5.99/month",
  });
  const response = await open(shop.host)(`${shop.url}/`, { headers: { "user-agent": "planrrr/0.1" } });
  expect(await response.text()).toContain("<h1>$5.99/month</h1>");
});

test("what its scripts ask for goes through the same guard: nothing inside is reached", async () => {
  const inside = await serve({ "/secret": "hush" });
  const shop = await serve({});
  const tries = [
    `fetch('${inside.url}/secret',{mode:'no-cors'})`,
    `new Image().src='${inside.url}/secret'`,
    `document.body.append(Object.assign(document.createElement('iframe'),{src:'${inside.url}/secret'}))`,
    `new WebSocket('${inside.url.replace("http", "ws")}/secret')`,
    `navigator.sendBeacon('${inside.url}/secret')`,
    `document.head.append(Object.assign(document.createElement('link'),{rel:'prefetch',href:'${inside.url}/secret'}))`,
  ];
  const page = await serve({ "/": `<body><p>here</p><script>${tries.join(";")}</script>` });
  const response = await open(page.host, shop.host)(`${page.url}/`);
  expect(await response.text()).toContain("<p>here</p>");
  expect(inside.asked).toEqual([]);
});

test("the page itself is refused inside, and by its status", async () => {
  const inside = await serve({ "/": "hush" });
  const browse = open();
  await expect(browse(`${inside.url}/`)).rejects.toThrow("which is loopback");
  expect(inside.asked).toEqual([]);
  const shop = await serve({});
  expect((await open(shop.host)(`${shop.url}/gone`)).status).toBe(404);
});

test("so many pages at once, and no more", async () => {
  const shop = await serve({ "/a": "<p>a", "/b": "<p>b" });
  const browse = open(shop.host);
  const texts = await Promise.all(
    ["a", "b", "a"].map(async (name) => (await browse(`${shop.url}/${name}`)).text()),
  );
  expect(texts.map((text) => /<p>(\w)/.exec(text)?.[1])).toEqual(["a", "b", "a"]);
});
