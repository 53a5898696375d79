import { Hono } from "hono";
import { afterAll, beforeAll, beforeEach, expect, it } from "vitest";
import { type FaultProxy, startFaultProxy } from "./fault-proxy.ts";
import { type Listening, listen } from "./listen.ts";

let target: Listening;
let proxy: FaultProxy;
let accepted = 0;

beforeAll(async () => {
  const app = new Hono();
  app.post("/xrpc/write", async (context) => {
    accepted += 1;
    const { asked } = await context.req.json();
    return context.json({ asked, token: context.req.header("authorization"), me: target.url }, 201, {
      "ratelimit-remaining": "7",
    });
  });
  app.post("/xrpc/file", async (context) =>
    context.json({
      bytes: (await context.req.arrayBuffer()).byteLength,
      type: context.req.header("content-type"),
    }),
  );
  app.get("/elsewhere", (context) => context.redirect("https://example.com/"));
  target = await listen(async (request) => app.fetch(request));
  proxy = await startFaultProxy({ target: target.url });
});
beforeEach(() => {
  accepted = 0;
  proxy.faults.clear();
});
afterAll(async () => {
  await proxy.close();
  await target.close();
});

const write = (): Promise<Response> =>
  fetch(`${proxy.url}/xrpc/write`, {
    method: "POST",
    headers: { authorization: "Bearer t", "content-type": "application/json" },
    body: JSON.stringify({ asked: "ü".repeat(5000) }),
  });

it("passes everything on, and leads back to itself", async () => {
  const response = await write();
  expect([response.status, response.headers.get("ratelimit-remaining")]).toEqual([201, "7"]);
  expect(await response.json()).toEqual({ asked: "ü".repeat(5000), token: "Bearer t", me: proxy.url });
});

it("passes files and redirects on as they are", async () => {
  const file = await fetch(`${proxy.url}/xrpc/file`, {
    method: "POST",
    headers: { "content-type": "image/png" },
    body: new Uint8Array([0, 255, 13, 10]),
  });
  expect(await file.json()).toEqual({ bytes: 4, type: "image/png" });
  const redirect = await fetch(`${proxy.url}/elsewhere`, { redirect: "manual" });
  expect([redirect.status, redirect.headers.get("location")]).toEqual([302, "https://example.com/"]);
});

it("lets the server accept and the client never know", async () => {
  const plan = { rules: [{ path: "/xrpc/*", fault: "accept-then-drop", count: 1 }] };
  await fetch(`${proxy.url}/_sandbox/faults`, { method: "PUT", body: JSON.stringify(plan) });
  await expect(write()).rejects.toThrow("fetch failed");
  expect(accepted).toBe(1);
  expect((await write()).status).toBe(201);
});

it("speaks the network's own errors and forgets the plan on DELETE", async () => {
  proxy.faults.set({ rules: [{ fault: "429:30" }] });
  const limited = await write();
  expect([limited.status, limited.headers.get("retry-after")]).toEqual([429, "30"]);
  expect(await limited.json()).toMatchObject({ error: "RateLimitExceeded" });
  expect(accepted).toBe(0);
  await fetch(`${proxy.url}/_sandbox`, { method: "DELETE" });
  expect((await write()).status).toBe(201);
});

it("survives a server that is not there", async () => {
  const lost = await startFaultProxy({ target: "http://127.0.0.1:1" });
  expect((await fetch(`${lost.url}/xrpc/write`)).status).toBe(502);
  await lost.close();
});
