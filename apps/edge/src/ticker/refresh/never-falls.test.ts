import { beforeEach, describe, expect, it, vi } from "vitest";
import { toMetrics } from "../http/to-metrics.ts";
import { createTicker, type TestTicker } from "../testing/create-context.ts";
import { runTurn } from "./run-turn.ts";

// workerd allows 10,000 timeouts at a time, and here many days pass in seconds.
beforeEach(() => {
  vi.spyOn(AbortSignal, "timeout").mockImplementation(() => new AbortController().signal);
});

const GOOD = 48_213;
const service = "https://source.test";

/** How each source says its number. */
const sources: { [network: string]: { profile: object; say: (value: unknown) => unknown } } = {
  instagram: { profile: { service }, say: (value) => ({ followers_count: value, id: "1" }) },
  discovered: {
    profile: { network: "instagram", service, account: "1", discover: "someone" },
    say: (value) => ({ business_discovery: { followers_count: value }, id: "1" }),
  },
  facebook: { profile: { service, token: "TOKEN" }, say: (value) => ({ followers_count: value, id: "1" }) },
  youtube: {
    profile: { service, account: "UC1", key: "TOKEN" },
    say: (value) => ({ items: [{ statistics: { subscriberCount: value } }] }),
  },
  x: {
    profile: { service, account: "someone", token: "TOKEN" },
    say: (value) => ({ data: { id: "1", public_metrics: { followers_count: value } } }),
  },
  bluesky: { profile: { service, account: "someone.test" }, say: (value) => ({ followersCount: value }) },
  mastodon: {
    profile: { service, account: "someone" },
    say: (value) => ({ id: "1", followers_count: value }),
  },
  json: {
    profile: { url: service, path: "data.0.followers" },
    say: (value) => ({ data: [{ followers: value }] }),
  },
};

type Answer = (say: (value: unknown) => unknown) => Response | Promise<Response>;
const json = (body: unknown, status = 200) => Response.json(body, { status });
const graphError = (code: number) => ({ error: { message: "No.", type: "OAuthException", code } });

const answers: { [name: string]: Answer } = {
  missing: (say) => json(say(undefined)),
  string: (say) => json(say("48213")),
  null: (say) => json(say(null)),
  zero: (say) => json(say(0)),
  negative: (say) => json(say(-5)),
  html: () =>
    new Response("<!doctype html><title>Log in</title>", { headers: { "content-type": "text/html" } }),
  "200 with an error": () => json(graphError(190)),
  "4xx": () => json(graphError(100), 400),
  "5xx": () => json({ error: "down" }, 503),
  timeout: () => Promise.reject(new DOMException("late", "TimeoutError")),
  truncated: (say) => new Response(JSON.stringify(say(48_213)).slice(0, -3)),
};
const names = Object.keys(answers);

function start(network: string): { ticker: TestTicker; turn(answer: Answer): Promise<unknown> } {
  const { profile, say } = sources[network] ?? { profile: {}, say: () => undefined };
  const settings = { profile: "main", network, ...profile };
  const env = { TICKER_PROFILES: JSON.stringify([settings]), INSTAGRAM_ACCESS_TOKEN: "t", TOKEN: "t" };
  const ticker = createTicker(env);
  return {
    ticker,
    /** One turn as soon as the ticker wants one, and what readers see after it. */
    async turn(answer) {
      ticker.answer(() => answer(say));
      const asked = ticker.asked.length;
      // At the pace of the cron; failures make it wait, so several may pass.
      for (let minute = 0; minute < 130 && ticker.asked.length === asked; minute += 1) {
        ticker.clock.now += 31_000;
        await runTurn(ticker.ctx);
      }
      const [one] = ticker.ctx.settings.profiles;
      if (one === undefined) throw new Error("no profile");
      return toMetrics(one, ticker.cached.get("main"), ticker.ctx.settings, ticker.clock.now).metrics;
    },
  };
}

describe.each(Object.keys(sources))("the number of %s", (network) => {
  it("stays through every pair of bad answers, and goes on after them", { timeout: 60_000 }, async () => {
    for (const first of names) {
      for (const second of names) {
        const { turn } = start(network);
        const good = network === "youtube" ? 48_200 : GOOD;
        const say: Answer = (say) => json(say(good));
        expect(await turn(say), "at first").toMatchObject({ total: good, stale: false, error: null });
        for (const name of [first, second]) {
          const answer = name === "string" && network === "youtube" ? say : (answers[name] as Answer);
          expect(await turn(answer), `${first}, ${second}`).toMatchObject({ total: good });
        }
        expect(await turn((say) => json(say(good + 100)))).toMatchObject({ total: good + 100, error: null });
      }
    }
  });
});

it("stays through every three in a row of the most different ones", { timeout: 60_000 }, async () => {
  const different = ["string", "zero", "html", "200 with an error", "5xx", "timeout"];
  for (const first of different) {
    for (const second of different) {
      for (const third of different) {
        const { ticker, turn } = start("instagram");
        await turn((say) => json(say(GOOD)));
        for (const name of [first, second, third]) await turn(answers[name] as Answer);
        const [copy] = [...ticker.cached.values()];
        expect(copy?.total, `${first}, ${second}, ${third}`).toBe(GOOD);
      }
    }
  }
});

it("is unknown, not 0, where no good answer ever came; a true 0 of a new account is 0", async () => {
  for (const name of names.filter((name) => !["zero", "string"].includes(name))) {
    const { turn } = start("instagram");
    expect(await turn(answers[name] as Answer), name).toMatchObject({
      total: null,
      refreshedAt: null,
      stale: true,
    });
  }
  const { turn } = start("instagram");
  expect(await turn(answers["zero"] as Answer)).toMatchObject({ total: 0, stale: false, error: null });
});

it("says why, with the platform's own code, how often and since when", async () => {
  const { ticker, turn } = start("instagram");
  await turn((say) => json(say(GOOD)));
  await turn(() => json(graphError(190), 400));
  const metrics = await turn(() => json(graphError(190), 400));
  expect(metrics).toMatchObject({
    total: GOOD,
    stale: true,
    error: { kind: "auth", code: "GRAPH_190", count: 2 },
  });
  expect(ticker.logs.at(-1)).toMatchObject({
    level: "warn",
    event: "ticker refresh",
    facts: { outcome: "auth" },
  });
});

it.each([4, 17, 32, 613])("asks nothing before the stated end after code %i", async (code) => {
  const { ticker, turn } = start("instagram");
  await turn((say) => json(say(GOOD)));
  const usage = { 1: [{ type: "instagram", call_count: 100, estimated_time_to_regain_access: 7 }] };
  const headers = { "x-business-use-case-usage": JSON.stringify(usage) };
  await turn(() => Response.json(graphError(code), { status: 400, headers }));
  const [asked, limitedAt] = [ticker.asked.length, ticker.clock.now];
  ticker.answer(() => json({ followers_count: GOOD + 1 }));
  while (ticker.clock.now < limitedAt + 7 * 60_000 - 31_000) {
    ticker.clock.now += 30_000;
    await runTurn(ticker.ctx);
  }
  expect(ticker.asked.length).toBe(asked);
  ticker.clock.now = limitedAt + 7 * 60_000;
  await runTurn(ticker.ctx);
  expect([ticker.asked.length, ticker.cached.get("main")?.total]).toEqual([asked + 1, GOOD + 1]);
});

it("asks nothing before the time that a 429 names, and keeps the number meanwhile", async () => {
  const { ticker, turn } = start("mastodon");
  await turn((say) => json(say(GOOD)));
  const headers = { "retry-after": "600" };
  const metrics = await turn(() => Response.json({ error: "Too many requests" }, { status: 429, headers }));
  expect(metrics).toMatchObject({ total: GOOD, error: { kind: "rate-limit" } });
  const [asked, limitedAt] = [ticker.asked.length, ticker.clock.now];
  ticker.answer(() => json({ id: "1", followers_count: GOOD + 1 }));
  while (ticker.clock.now < limitedAt + 569_000) {
    ticker.clock.now += 30_000;
    await runTurn(ticker.ctx);
  }
  expect(ticker.asked.length).toBe(asked);
  ticker.clock.now = limitedAt + 601_000;
  await runTurn(ticker.ctx);
  expect(ticker.cached.get("main")?.total).toBe(GOOD + 1);
});

it("is read more rarely, before there is any error, as the limit fills up", async () => {
  const { ticker } = start("instagram");
  const headers = { "x-app-usage": JSON.stringify({ call_count: 80, total_time: 10, total_cputime: 10 }) };
  ticker.answer(() => Response.json({ followers_count: GOOD }, { headers }));
  for (let second = 0; second < 3_600; second += 30) {
    ticker.clock.now += 30_000;
    await runTurn(ticker.ctx);
  }
  // Every 30 s it would have been 120.
  expect(ticker.asked.length).toBeLessThan(20);
});

it("is read at once when the clock was set back an hour", async () => {
  const { ticker, turn } = start("instagram");
  await turn((say) => json(say(GOOD)));
  ticker.clock.now -= 3_600_000;
  ticker.answer(() => json({ followers_count: GOOD + 2 }));
  await runTurn(ticker.ctx);
  expect(ticker.cached.get("main")?.total).toBe(GOOD + 2);
});
