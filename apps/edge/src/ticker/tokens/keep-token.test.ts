import { expect, it } from "vitest";
import { createTicker, type TestTicker } from "../testing/create-context.ts";
import { runTurn } from "../refresh/run-turn.ts";
import type { TokenRecord } from "./long-lived-token.ts";

const DAY_MS = 86_400_000;
const SIXTY_DAYS_S = 60 * 86_400;

/** Meta: which tokens are good, and what a renewal gives. */
function meta(ticker: TestTicker, good: Set<string>, renew: (() => Response) | undefined) {
  const renewedOn: number[] = [];
  const start = ticker.clock.now;
  ticker.answer((url, init) => {
    if (url.pathname === "/refresh_access_token") {
      renewedOn.push(Math.floor((ticker.clock.now - start) / DAY_MS));
      return renew?.() ?? new Response(null, { status: 503 });
    }
    const token = new Headers(init?.headers).get("authorization")?.replace("Bearer ", "") ?? "";
    if (good.has(token)) return Response.json({ followers_count: 100 });
    return Response.json({ error: { code: 190, message: "expired" } }, { status: 400 });
  });
  return renewedOn;
}
const days = async (ticker: TestTicker, count: number) => {
  for (let hour = 0; hour < count * 24; hour += 1) {
    ticker.clock.now += 3_600_000;
    await runTurn(ticker.ctx);
  }
};
const record = (ticker: TestTicker) => ticker.stored.get("token:INSTAGRAM_ACCESS_TOKEN") as TokenRecord;
const subjects = (ticker: TestTicker) =>
  ticker.logs.filter(({ event }) => event === "ticker alert").map(({ facts }) => facts["subject"]);

it("is renewed on day 45, and the one before it is kept", async () => {
  const ticker = createTicker({ INSTAGRAM_ACCESS_TOKEN: "first" });
  const renewal = () => Response.json({ access_token: "second", expires_in: SIXTY_DAYS_S });
  const renewedOn = meta(ticker, new Set(["first", "second"]), renewal);
  await runTurn(ticker.ctx);
  await days(ticker, 50);
  expect(renewedOn).toEqual([45]);
  expect(record(ticker)).toMatchObject({ current: { token: "second" }, previous: { token: "first" } });
  expect(subjects(ticker)).toEqual([]);
});

it("goes back to the token before when the renewed one is refused", async () => {
  const ticker = createTicker({ INSTAGRAM_ACCESS_TOKEN: "first" });
  const renewal = () => Response.json({ access_token: "broken", expires_in: SIXTY_DAYS_S });
  meta(ticker, new Set(["first"]), renewal);
  await runTurn(ticker.ctx);
  await days(ticker, 46);
  expect(record(ticker).current.token).toBe("first");
  expect(ticker.cached.get("main")).toMatchObject({ total: 100 });
  expect(ticker.cached.get("main")?.failure).toBeUndefined();
});

it("that can't be renewed is tried each hour; somebody hears of it seven days before the end", async () => {
  const ticker = createTicker({ INSTAGRAM_ACCESS_TOKEN: "first" });
  const renewedOn = meta(ticker, new Set(["first"]), undefined);
  await runTurn(ticker.ctx);
  await days(ticker, 52.5);
  expect(subjects(ticker)).toEqual([]);
  await days(ticker, 1);
  expect(subjects(ticker)).toEqual(["Ticker: the token INSTAGRAM_ACCESS_TOKEN ends in 7 days"]);
  expect([renewedOn[0], renewedOn.length > 180]).toEqual([45, true]);
  expect(record(ticker).current.token).toBe("first");
});

it("set anew by hand is taken at once, and the one before it is kept", async () => {
  const env: { [name: string]: string } = { INSTAGRAM_ACCESS_TOKEN: "first" };
  const ticker = createTicker(env);
  meta(ticker, new Set(["second"]), undefined);
  await runTurn(ticker.ctx);
  env["INSTAGRAM_ACCESS_TOKEN"] = "second";
  await runTurn(ticker.ctx);
  expect(record(ticker)).toMatchObject({ current: { token: "second" }, previous: { token: "first" } });
  expect(ticker.cached.get("main")).toMatchObject({ total: 100 });
});
