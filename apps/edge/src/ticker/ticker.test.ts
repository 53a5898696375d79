import { env as testEnv, exports } from "cloudflare:workers";
import {
  createScheduledController,
  createExecutionContext,
  runDurableObjectAlarm,
  runInDurableObject,
  waitOnExecutionContext,
} from "cloudflare:test";
import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import type { Metrics } from "@planrrr/audience";
import type { Env } from "../env.ts";
import worker from "../index.ts";
import { keyOf } from "./cache/metrics-cache.ts";
import { tickerStub } from "./ticker-stub.ts";

const env = testEnv as unknown as Env;
let asked: string[];
let respond: (url: URL) => Response | Promise<Response>;
let now = Date.now();

beforeEach(() => {
  // Each answer and each reading is a line.
  for (const level of ["debug", "info", "warn", "error"] as const)
    vi.spyOn(console, level).mockImplementation(() => undefined);
  asked = [];
  respond = () =>
    Response.json({
      followers_count: 48_213,
      items: [{ statistics: { subscriberCount: "4690000" } }],
      data: { followers: "12,5\u00a0Tsd." },
    });
  vi.stubGlobal("fetch", async (input: string | URL | Request) => {
    const url = new URL(input instanceof Request ? input.url : input);
    asked.push(url.hostname);
    return respond(url);
  });
  // Storage is shared by the tests of a file: an hour later everything is due, and old.
  vi.useFakeTimers({ toFake: ["Date"], now: (now += 3_600_000) });
});
afterEach(() => {
  vi.useRealTimers();
  vi.unstubAllGlobals();
  vi.restoreAllMocks();
});

const later = (ms: number) => vi.setSystemTime((now += ms));
const get = (path: string, init?: RequestInit) =>
  (exports as unknown as { default: Fetcher }).default.fetch(`http://edge.test${path}`, init);
const metrics = async (path = "/api/metrics") => (await get(path)).json<Metrics>();

async function cron(): Promise<void> {
  const ctx = createExecutionContext();
  await worker.scheduled(
    createScheduledController({ cron: "* * * * *", scheduledTime: new Date() }),
    env,
    ctx,
  );
  await waitOnExecutionContext(ctx);
}

/** An answer, and what was done behind it. */
async function getAndWait(path = "/api/metrics"): Promise<Response> {
  const ctx = createExecutionContext();
  const response = await worker.fetch(new Request(`http://edge.test${path}`) as never, env, ctx);
  await waitOnExecutionContext(ctx);
  return response;
}

describe("GET /api/metrics", () => {
  it("answers what the cron has read, of each profile", async () => {
    await cron();
    expect(await metrics()).toEqual({
      total: 48_213,
      profile: "main",
      name: "Metabolic Reset",
      network: "instagram",
      refreshedAt: new Date(now).toISOString(),
      stale: false,
      error: null,
      precision: 1,
      dayAgo: null,
    });
    expect(await metrics("/api/metrics?profile=channel")).toMatchObject({
      total: 4_690_000,
      precision: 10_000,
    });
    expect(await metrics("/api/metrics?profile=page")).toMatchObject({ total: 12_500, precision: 100 });
    expect(await env.SOCIAL_TICKER_CACHE.get(keyOf("main"), "json")).toMatchObject({
      total: 48_213,
      profile: "main",
      refreshedAt: now,
    });
  });

  it("says how it may be kept, how old it is, and nothing to those who know it", async () => {
    await cron();
    later(20_000);
    const first = await get("/api/metrics");
    await first.text();
    expect(Object.fromEntries(first.headers)).toMatchObject({
      "cache-control": "public, max-age=30, stale-while-revalidate=60",
      age: "20",
      "access-control-allow-origin": "*",
      "content-type": "application/json; charset=utf-8",
    });
    const etag = first.headers.get("etag") ?? "";
    const second = await get("/api/metrics", { headers: { "If-None-Match": `W/${etag}` } });
    expect([second.status, await second.text(), second.headers.get("age")]).toEqual([304, "", "20"]);
    const head = await get("/api/metrics", { method: "HEAD" });
    expect([head.status, await head.text(), head.headers.get("etag")]).toEqual([200, "", etag]);
  });

  it("is open to pages elsewhere, to reading alone", async () => {
    const preflight = await get("/api/metrics", { method: "OPTIONS" });
    expect([preflight.status, preflight.headers.get("access-control-allow-methods")]).toEqual([
      204,
      "GET, HEAD, OPTIONS",
    ]);
    expect((await get("/api/metrics", { method: "POST" })).status).toBe(405);
    const unknown = await get("/api/metrics?profile=nobody");
    expect([unknown.status, unknown.headers.get("access-control-allow-origin")]).toEqual([404, "*"]);
    expect(await unknown.json()).toMatchObject({ code: "NOT_FOUND" });
    expect((await get("/api/nothing")).status).toBe(404);
  });

  it("answers old data at once and reads anew behind the answer", async () => {
    await cron();
    later(300_000);
    respond = () => Response.json({ followers_count: 48_300 });
    expect(await (await getAndWait()).json()).toMatchObject({ total: 48_213, stale: true });
    expect(await metrics()).toMatchObject({ total: 48_300, stale: false });
  });

  it("is stale when the copy is old, whoever wrote it, and never what somebody scribbled there", async () => {
    await cron();
    const old = { total: 5, profile: "main", refreshedAt: now - 120_000 };
    await env.SOCIAL_TICKER_CACHE.put(keyOf("main"), JSON.stringify(old));
    expect(await metrics()).toMatchObject({ total: 5, stale: true });
    await env.SOCIAL_TICKER_CACHE.put(keyOf("main"), '{"total": null');
    expect(await metrics()).toMatchObject({ total: 48_213, stale: false });
    // Readers of one moment share what one of them has read.
    later(1_000);
    await env.SOCIAL_TICKER_CACHE.put(keyOf("main"), '{"total": -3, "profile": "main", "refreshedAt": 1}');
    expect(await metrics()).toMatchObject({ total: 48_213 });
  });

  it("is read from the cache once a second, however many ask, while it is fresh", async () => {
    await cron();
    let reads = 0;
    const counting = {
      ...env,
      SOCIAL_TICKER_CACHE: {
        get: async (key: string) => {
          reads += 1;
          return env.SOCIAL_TICKER_CACHE.get(key);
        },
      },
    } as never;
    const ask = async () => {
      const ctx = createExecutionContext();
      const request = new Request("http://edge.test/api/metrics") as never;
      const answer = await (await worker.fetch(request, counting, ctx)).json<Metrics>();
      await waitOnExecutionContext(ctx);
      return [answer.total, reads];
    };
    expect([await ask(), await ask(), await ask()]).toEqual([
      [48_213, 1],
      [48_213, 1],
      [48_213, 1],
    ]);
    later(999);
    expect(await ask()).toEqual([48_213, 1]);
    later(1);
    expect(await ask()).toEqual([48_213, 2]);
    // A clock that was set back makes nothing last longer.
    later(-500);
    expect(await ask()).toEqual([48_213, 3]);
    // What has gone stale is looked up each time.
    later(400_000);
    respond = () => new Response(null, { status: 503 });
    expect([await ask(), await ask()]).toEqual([
      [48_213, 4],
      [48_213, 5],
    ]);
  });

  it("ten thousand who find it old make one call to the source", { timeout: 60_000 }, async () => {
    await cron();
    later(300_000);
    asked = [];
    respond = async () => {
      await scheduler.wait(20);
      return Response.json({ followers_count: 48_400 });
    };
    const ctx = createExecutionContext();
    const seen = new Set<string>();
    // A real KV for the first 500; the test's own is slow, so that the others get what it would have said from memory.
    const copy = await env.SOCIAL_TICKER_CACHE.get(keyOf("main"));
    const quick = { ...env, SOCIAL_TICKER_CACHE: { get: async () => copy } } as never;
    for (let batch = 0; batch < 20; batch += 1) {
      const answers = await Promise.all(
        Array.from({ length: 500 }, async () => {
          const request = new Request("http://edge.test/api/metrics") as never;
          const response = await worker.fetch(request, batch === 0 ? env : quick, ctx);
          return `${response.status} ${(await response.json<Metrics>()).total}`;
        }),
      );
      for (const answer of answers) seen.add(answer);
    }
    await waitOnExecutionContext(ctx);
    expect(asked.filter((host) => host === "instagram.test")).toHaveLength(1);
    expect([...seen].every((answer) => ["200 48213", "200 48400"].includes(answer))).toBe(true);
  });

  it("many who come to the writer itself share one question, too", async () => {
    await cron();
    later(300_000);
    asked = [];
    await Promise.all(Array.from({ length: 200 }, () => tickerStub(env).wake("reader")));
    expect(asked.filter((host) => host === "instagram.test")).toHaveLength(1);
  });

  it("survives a KV that takes no writes and one that does not answer", async () => {
    await cron();
    later(300_000);
    respond = () => Response.json({ followers_count: 48_500 });
    const kv = env.SOCIAL_TICKER_CACHE;
    const stub = {
      put: () => Promise.reject(new Error("429")),
      get: () => Promise.reject(new Error("down")),
    };
    await runInDurableObject(tickerStub(env), async (object) => {
      Object.defineProperty(object, "env", {
        value: { ...env, SOCIAL_TICKER_CACHE: stub },
        configurable: true,
      });
      await object.wake("cron");
    });
    const ctx = createExecutionContext();
    const broken = { ...env, SOCIAL_TICKER_CACHE: stub } as never;
    const response = await worker.fetch(new Request("http://edge.test/api/metrics") as never, broken, ctx);
    await waitOnExecutionContext(ctx);
    expect(await response.json()).toMatchObject({ total: 48_500, stale: false });
    await runInDurableObject(tickerStub(env), (object) => {
      Object.defineProperty(object, "env", {
        value: { ...env, SOCIAL_TICKER_CACHE: kv },
        configurable: true,
      });
    });
  });
});

describe("the loop", () => {
  it("comes round by its alarm each 30 s, whatever happens in a turn", async () => {
    await cron();
    const alarmAt = () =>
      runInDurableObject(tickerStub(env), async (_object, state) => state.storage.getAlarm());
    expect(await alarmAt()).toBe(now + 30_000);
    for (const answer of [
      () => new Response("<html>"),
      () => Promise.reject(new Error("cut")),
      () => Response.json(null),
    ]) {
      respond = answer;
      later(400_000);
      expect(await runDurableObjectAlarm(tickerStub(env))).toBe(true);
      expect(await alarmAt()).toBeGreaterThan(now);
    }
    expect(await metrics()).toMatchObject({ total: 48_213 });
  });

  it("is wound up by the cron when it stands still", async () => {
    await cron();
    await runInDurableObject(tickerStub(env), (_object, state) => state.storage.deleteAlarm());
    later(60_000);
    await cron();
    const alarm = await runInDurableObject(tickerStub(env), async (_object, state) =>
      state.storage.getAlarm(),
    );
    expect(alarm).toBe(now + 30_000);
  });
});

it("a number that is wrong is forgotten by the internal key alone, the older one of two as well", async () => {
  await cron();
  respond = () => Response.json({ followers_count: 3 });
  const forget = (key: string) =>
    get("/api/metrics/forget?profile=main", { method: "POST", headers: { "X-Internal-API-Key": key } });
  expect((await forget("wrong")).status).toBe(401);
  expect((await forget("")).status).toBe(401);
  expect(await (await forget("the-old-key")).json()).toMatchObject({ total: 3 });
  expect(await metrics()).toMatchObject({ total: 3 });
});

it("lists whose numbers there are", async () => {
  expect(await (await get("/api/metrics/profiles")).json()).toEqual({
    profiles: [
      { profile: "main", name: "Metabolic Reset", network: "instagram" },
      { profile: "channel", name: "UC1", network: "youtube" },
      { profile: "page", name: "page", network: "json" },
    ],
  });
});
