import { expect, it } from "vitest";
import { createTicker } from "../testing/create-context.ts";
import { nextTurnAt, runTurn } from "./run-turn.ts";

const DAY_MS = 86_400_000;
const env = { INSTAGRAM_ACCESS_TOKEN: "t" };

it(
  "a day at the cadence of 30 s costs fewer writes than a free plan has, and grows nowhere",
  { timeout: 60_000 },
  async () => {
    const ticker = createTicker(env);
    let followers = 48_213;
    ticker.answer(() => Response.json({ followers_count: followers }));
    const end = ticker.clock.now + DAY_MS;
    let most = 0;
    for (let turn = 0; ticker.clock.now < end; turn += 1) {
      // A new follower every half an hour.
      if (turn % 60 === 59) followers += 1;
      await runTurn(ticker.ctx);
      ticker.clock.now = (await nextTurnAt(ticker.ctx)) ?? end;
      if (turn % 100 === 0) most = Math.max(most, JSON.stringify([...ticker.stored]).length);
    }
    expect(ticker.asked.length).toBe(2_880);
    expect(ticker.writes).toBeLessThan(1_000);
    expect(ticker.cached.get("main")).toMatchObject({ total: followers, dayAgo: 48_213 });
    expect(most).toBeLessThan(4_000);
  },
);

/** What a source says instead of a number, one after the other. */
const faults: (() => Response | Promise<Response>)[] = [
  () => new Response("<!doctype html>"),
  () => Response.json({ error: { code: 2, message: "Try later." } }, { status: 500 }),
  () => Response.json({ followers_count: 0 }),
  () => Response.json({ followers_count: null }),
  () => new Response('{"followers_count": 48', { headers: { "content-type": "application/json" } }),
  () => Promise.reject(new TypeError("cut")),
  () => new Response(null, { status: 429 }),
];

it(
  "a day of faults, a source away for an hour and a KV that refuses for ten minutes: it never falls, and grows nowhere",
  { timeout: 60_000 },
  async () => {
    const ticker = createTicker(env);
    let followers = 48_213;
    let asked = 0;
    const begin = ticker.clock.now;
    const minute = () => Math.floor((ticker.clock.now - begin) / 60_000);
    ticker.answer(() => {
      asked += 1;
      const isAway = minute() >= 600 && minute() < 660;
      if (isAway || asked % 11 === 10) return (faults[asked % faults.length] as (typeof faults)[number])();
      return Response.json({ followers_count: (followers += 1) });
    });
    const { put } = ticker.ctx.cache;
    let refused = 0;
    ticker.ctx.cache.put = async (metrics) => {
      if (minute() < 300 || minute() >= 310) return put(metrics);
      refused += 1;
      throw new Error("KV PUT failed: 429 Too Many Requests");
    };
    const sizes: number[] = [];
    let last = 0;
    for (let turn = 0; ticker.clock.now < begin + DAY_MS; turn += 1) {
      await runTurn(ticker.ctx);
      const { total } = ticker.cached.get("main") ?? {};
      expect(total).toBeGreaterThanOrEqual(last);
      last = total ?? Number.NaN;
      ticker.clock.now = (await nextTurnAt(ticker.ctx)) ?? Number.NaN;
      if (turn % 100 === 0) sizes.push(JSON.stringify([...ticker.stored]).length);
    }
    expect(refused).toBeGreaterThan(5);
    // The source was hardly asked while it was away, and at the cadence otherwise.
    expect(asked).toBeGreaterThan(2_000);
    expect(last).toBe(followers);
    expect(Math.max(...sizes)).toBeLessThan(4_500);
  },
);

it("knows after a day how many there were yesterday, and does not make it up before", async () => {
  const ticker = createTicker(env);
  let followers = 1_000;
  ticker.answer(() => Response.json({ followers_count: (followers += 1) }));
  const turns = async (hours: number) => {
    for (let hour = 0; hour < hours; hour += 1) {
      ticker.clock.now += 3_600_000;
      await runTurn(ticker.ctx);
    }
    return ticker.cached.get("main");
  };
  expect(await turns(20)).toMatchObject({ total: 1_020, dayAgo: null });
  expect(await turns(10)).toMatchObject({ total: 1_030, dayAgo: 1_006 });
});

it("writes what changes at once, and what stays each minute and a half", async () => {
  const ticker = createTicker(env);
  let answer = Response.json({ followers_count: 5 });
  ticker.answer(() => answer.clone());
  const turn = async () => {
    ticker.clock.now += 30_000;
    await runTurn(ticker.ctx);
    return ticker.writes;
  };
  expect([await turn(), await turn(), await turn(), await turn(), await turn()]).toEqual([1, 1, 1, 2, 2]);
  answer = Response.json({ followers_count: 6 });
  expect(await turn()).toBe(3);
  answer = Response.json({}, { status: 503 });
  expect(await turn()).toBe(4);
});

it("tries a copy that could not be written again with each turn", async () => {
  const ticker = createTicker(env);
  ticker.answer(() => Response.json({ followers_count: 7 }));
  const { put } = ticker.ctx.cache;
  ticker.ctx.cache.put = () => Promise.reject(new Error("KV PUT failed: 429 Too Many Requests"));
  await runTurn(ticker.ctx);
  expect(ticker.logs.some(({ event }) => event === "ticker cache not written")).toBe(true);
  ticker.ctx.cache.put = put;
  ticker.clock.now += 1_000;
  await runTurn(ticker.ctx);
  expect([ticker.cached.get("main")?.total, ticker.asked.length]).toEqual([7, 1]);
});

it("begins anew where the profile leads elsewhere, and asks at once with a new token", async () => {
  const secrets: { [name: string]: string } = { INSTAGRAM_ACCESS_TOKEN: "old" };
  const ticker = createTicker(secrets);
  ticker.answer((_url, init) =>
    new Headers(init?.headers).get("authorization") === "Bearer old"
      ? Response.json({ error: { code: 190, message: "expired" } }, { status: 400 })
      : Response.json({ followers_count: 9 }),
  );
  await runTurn(ticker.ctx);
  ticker.clock.now += 60_000;
  await runTurn(ticker.ctx);
  expect(ticker.asked.length).toBe(1);
  secrets["INSTAGRAM_ACCESS_TOKEN"] = "new";
  await runTurn(ticker.ctx);
  expect(ticker.cached.get("main")).toMatchObject({ total: 9 });
  const [profile] = ticker.ctx.settings.profiles;
  if (profile?.network === "instagram") profile.account = "another";
  ticker.answer(() => new Response(null, { status: 503 }));
  ticker.clock.now += 1_000;
  await runTurn(ticker.ctx);
  expect(ticker.cached.get("main")).toMatchObject({ total: null, refreshedAt: null });
});
