import { expect, it } from "vitest";
import { readTickerSettings } from "./ticker-settings.ts";
import { toSource } from "./to-source.ts";

const withProfiles = (...profiles: object[]) =>
  readTickerSettings({ TICKER_PROFILES: JSON.stringify(profiles) });

it("are complete with nothing, and with a token of Instagram alone", () => {
  expect(readTickerSettings({})).toMatchObject({ profiles: [], cadenceMs: 30_000, ttlMs: 60_000 });
  const { profiles } = readTickerSettings({ INSTAGRAM_ACCESS_TOKEN: "t" });
  expect(profiles).toEqual([
    { profile: "main", network: "instagram", account: "me", token: "INSTAGRAM_ACCESS_TOKEN" },
  ]);
});

it("fill secrets in by their names, and name the missing one", () => {
  const { profiles } = withProfiles(
    { profile: "a", network: "instagram" },
    { profile: "b", network: "instagram", account: "1", discover: "someone", token: "OTHER" },
    {
      profile: "c",
      network: "json",
      url: "https://x.test",
      path: "n",
      header: { name: "x-key", secret: "KEY" },
    },
    { profile: "d", network: "bluesky", account: "someone.test" },
  );
  const secret = (name: string) => (name === "OTHER" ? undefined : `value of ${name}`);
  expect(profiles.map((profile) => toSource(profile, secret))).toMatchObject([
    { source: { service: "https://graph.instagram.com", token: "value of INSTAGRAM_ACCESS_TOKEN" } },
    { missing: "OTHER" },
    { source: { headers: { "x-key": "value of KEY" } } },
    { source: { service: "https://public.api.bsky.app", account: "someone.test" } },
  ]);
});

it.each([
  [{ TICKER_PROFILES: "[" }, "TICKER_PROFILES is not JSON"],
  [{ TICKER_PROFILES: '[{"profile":"a b","network":"bluesky","account":"x"}]' }, "letters, digits"],
  [{ TICKER_PROFILES: '[{"profile":"a","network":"myspace"}]' }, "TICKER_PROFILES"],
  [
    { TICKER_PROFILES: '[{"profile":"a","network":"youtube","account":"x","key":"AIza-secret"}]' },
    "NAME of a variable",
  ],
  [{ TICKER_PROFILES: '[{"profile":"a","network":"json","url":"file:///etc/passwd"}]' }, "TICKER_PROFILES"],
  [
    { TICKER_PROFILES: '[{"profile":"a","network":"x","account":"x","token":"EDGE_INTERNAL_API_KEY"}]' },
    "one of the edge's own",
  ],
  [{ EDGE_ENCRYPTION_KEYS: "k1:AAAA" }, "32 bytes"],
  [{ REFRESH_CADENCE_SECONDS: "10" }, "REFRESH_CADENCE_SECONDS"],
  [{ CACHE_TTL_SECONDS: "soon" }, "CACHE_TTL_SECONDS"],
])("that are wrong are named: %j", (env, words) => {
  expect(() => readTickerSettings(env)).toThrow(words);
});

it("do not take one profile twice", () => {
  const one = { profile: "a", network: "bluesky", account: "x" };
  expect(() => withProfiles(one, one)).toThrow('names "a" twice');
});
