import { expect, it } from "vitest";
import { createTicker, type TestTicker } from "../testing/create-context.ts";
import { runTurn } from "../refresh/run-turn.ts";
import { createVault } from "../../vault/vault.ts";
import { loadTokens } from "./token-store.ts";

const DAY_MS = 86_400_000;
const SIXTY_DAYS_S = 60 * 86_400;
const SECRET = "INSTAGRAM_ACCESS_TOKEN";
const keyOf = (id: string, byte: number) => `${id}:${btoa(String.fromCharCode(byte).repeat(32))}`;
const [k1, k2] = [keyOf("k1", 1), keyOf("k2", 2)];
const start = (env: { [name: string]: string } = {}) =>
  createTicker({ INSTAGRAM_ACCESS_TOKEN: "first", EDGE_ENCRYPTION_KEYS: k1, ...env });

/** Meta: which tokens are good, and what a renewal gives. */
function meta(ticker: TestTicker, good: Set<string>, renew: (() => Response) | undefined) {
  const renewedOn: number[] = [];
  const began = ticker.clock.now;
  ticker.answer((url, init) => {
    if (url.pathname === "/refresh_access_token") {
      renewedOn.push(Math.floor((ticker.clock.now - began) / DAY_MS));
      return renew?.() ?? new Response(null, { status: 503 });
    }
    const token = new Headers(init?.headers).get("authorization")?.replace("Bearer ", "") ?? "";
    if (good.has(token)) return Response.json({ followers_count: 100 });
    return Response.json({ error: { code: 190, message: "expired" } }, { status: 400 });
  });
  return renewedOn;
}
const days = async (ticker: TestTicker, count: number, hoursAtOnce = 6) => {
  for (let hour = 0; hour < count * 24; hour += hoursAtOnce) {
    ticker.clock.now += hoursAtOnce * 3_600_000;
    await runTurn(ticker.ctx);
  }
};
const record = async (ticker: TestTicker) => loadTokens(ticker.ctx, SECRET, ticker.ctx.secret(SECRET) ?? "");
/** Everything that is written down anywhere. */
const written = (ticker: TestTicker) => JSON.stringify([...ticker.stored, ...ticker.cached, ...ticker.logs]);
const subjects = (ticker: TestTicker) =>
  ticker.logs.filter(({ event }) => event === "ticker alert").map(({ facts }) => facts["subject"]);

it("is renewed on day 45, and the one before it is kept", async () => {
  const ticker = start();
  const renewal = () => Response.json({ access_token: "second", expires_in: SIXTY_DAYS_S });
  const renewedOn = meta(ticker, new Set(["first", "second"]), renewal);
  await runTurn(ticker.ctx);
  await days(ticker, 50);
  expect(renewedOn).toEqual([45]);
  expect(await record(ticker)).toMatchObject({ current: { token: "second" }, previous: { token: "first" } });
  expect(subjects(ticker)).toEqual([]);
});

it("goes back to the token before when the renewed one is refused", async () => {
  const ticker = start();
  const renewal = () => Response.json({ access_token: "broken", expires_in: SIXTY_DAYS_S });
  meta(ticker, new Set(["first"]), renewal);
  await runTurn(ticker.ctx);
  await days(ticker, 46);
  expect(await record(ticker)).toMatchObject({ current: { token: "first" } });
  expect(ticker.cached.get("main")).toMatchObject({ total: 100 });
  expect(ticker.cached.get("main")?.failure).toBeUndefined();
});

it("that can't be renewed is tried each hour; somebody hears of it seven days before the end", async () => {
  const ticker = start();
  const renewedOn = meta(ticker, new Set(["first"]), undefined);
  await runTurn(ticker.ctx);
  await days(ticker, 44);
  await days(ticker, 8.5, 1);
  expect(subjects(ticker)).toEqual([]);
  await days(ticker, 1, 1);
  expect(subjects(ticker)).toEqual(["Ticker: the token INSTAGRAM_ACCESS_TOKEN ends in 7 days"]);
  expect([renewedOn[0], renewedOn.length > 180]).toEqual([45, true]);
  expect(await record(ticker)).toMatchObject({ current: { token: "first" } });
});

it("set anew by hand is taken at once, and the one before it is kept", async () => {
  const env: { [name: string]: string } = { INSTAGRAM_ACCESS_TOKEN: "first", EDGE_ENCRYPTION_KEYS: k1 };
  const ticker = createTicker(env);
  meta(ticker, new Set(["second"]), undefined);
  await runTurn(ticker.ctx);
  env["INSTAGRAM_ACCESS_TOKEN"] = "second";
  await runTurn(ticker.ctx);
  expect(await record(ticker)).toMatchObject({ current: { token: "second" }, previous: { token: "first" } });
  expect(ticker.cached.get("main")).toMatchObject({ total: 100 });
});

it("lies sealed, and no word of it stands anywhere else", async () => {
  const ticker = start({ INSTAGRAM_ACCESS_TOKEN: "IGQ-first" });
  const renewal = () => Response.json({ access_token: "IGQ-second", expires_in: SIXTY_DAYS_S });
  meta(ticker, new Set(["IGQ-first", "IGQ-second"]), renewal);
  await runTurn(ticker.ctx);
  await days(ticker, 46);
  expect(await record(ticker)).toMatchObject({ current: { token: "IGQ-second" } });
  expect(written(ticker)).not.toContain("IGQ");
});

it("is sealed anew once there is a newer key, and once there is any", async () => {
  const ticker = start();
  meta(ticker, new Set(["first"]), undefined);
  const times = { issuedAt: ticker.clock.now, expiresAt: ticker.clock.now + 50 * DAY_MS };
  await runTurn(ticker.ctx);
  const { seed } = ticker.stored.get(`token:${SECRET}`) as { seed: string };
  // Of a time when they lay open.
  const before = { seed, current: { ...times, token: "renewed" }, previous: { ...times, token: "first" } };
  ticker.stored.set(`token:${SECRET}`, before);
  const opened = await record(ticker);
  expect(opened).toEqual(before);
  expect(written(ticker)).not.toContain("renewed");
  expect(written(ticker)).toContain("v1.k1.");
  ticker.ctx.vault = createVault(`${k2},${k1}`);
  expect(await record(ticker)).toEqual(before);
  expect(written(ticker)).not.toContain("v1.k1.");
  ticker.ctx.vault = createVault(k2);
  expect(await record(ticker)).toEqual(before);
});

it("whose key is gone is left as it lies; the one that was set is used, and somebody hears of it once", async () => {
  const ticker = start();
  const renewal = () => Response.json({ access_token: "second", expires_in: SIXTY_DAYS_S });
  meta(ticker, new Set(["first", "second"]), renewal);
  await runTurn(ticker.ctx);
  await days(ticker, 46);
  const sealed = ticker.stored.get(`token:${SECRET}`);
  for (const vault of [createVault(k2), undefined]) {
    ticker.ctx.vault = vault;
    await days(ticker, 1);
    expect(ticker.stored.get(`token:${SECRET}`)).toEqual(sealed);
    expect(ticker.cached.get("main")).toMatchObject({ total: 100 });
  }
  expect(subjects(ticker)).toEqual([`Ticker: the renewed token of ${SECRET} can't be opened`]);
  ticker.ctx.vault = createVault(k1);
  await days(ticker, 1);
  expect(await record(ticker)).toMatchObject({ current: { token: "second" } });
});

it("is not renewed where there is no key to seal it with, not written down, and somebody hears why", async () => {
  const ticker = createTicker({ INSTAGRAM_ACCESS_TOKEN: "IGQ-first" });
  const renewedOn = meta(ticker, new Set(["IGQ-first"]), () => Response.json({ access_token: "second" }));
  await runTurn(ticker.ctx);
  await days(ticker, 53.5);
  expect(renewedOn).toEqual([]);
  expect(written(ticker)).not.toContain("IGQ");
  expect(subjects(ticker)).toEqual([`Ticker: the token ${SECRET} ends in 7 days`]);
  expect(written(ticker)).toContain("EDGE_ENCRYPTION_KEYS is not set");
});
