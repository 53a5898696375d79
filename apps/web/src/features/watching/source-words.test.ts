import type { IngestionRun, SourceOverview } from "@planrrr/contract";
import { expect, test } from "vitest";
import { catalogueHref, readAddressQuery, toMinor, toWhole } from "./address-query.ts";
import { sayQuery } from "./say-query.ts";
import { isUnderWay, saySource, sayYield } from "./source-words.ts";

const run = (change: Partial<IngestionRun>): IngestionRun => ({
  id: "r",
  source: "films",
  trigger: "schedule",
  state: "completed",
  phase: null,
  createdAt: "2026-11-01T00:00:00Z",
  startedAt: null,
  completedAt: null,
  verdict: "ok",
  reason: null,
  httpStatus: 200,
  bodyBytes: 0,
  found: 12,
  invalid: 0,
  added: 0,
  changed: 0,
  reactivated: 0,
  inactivated: 0,
  missing: 0,
  coverage: {},
  problems: [],
  ...change,
});
const source = (change: Partial<SourceOverview>): SourceOverview => ({
  name: "films",
  kind: "json",
  url: "https://films.example/",
  cadence: null,
  active: 1,
  inactive: 0,
  lastHealthyAt: null,
  stale: false,
  yield: null,
  runs: [],
  ...change,
});

test("a source says how it stands: not read, under way, or what its last visit came to", () => {
  expect(saySource(source({})).words).toBe("Not read yet");
  expect(saySource(source({ kind: null, runs: [run({})] })).words).toBe("No longer read");
  const running = source({ runs: [run({ state: "running", phase: "saving", verdict: null })] });
  expect([saySource(running).words, isUnderWay(running)]).toEqual(["Saving", true]);
  expect(saySource(source({ runs: [run({ verdict: "drifted" })] })).kind).toBe("fix");
  expect(sayYield(run({ added: 2, changed: 1 }))).toBe("12 found, 2 new, 1 changed");
});

test("a search of the catalogue comes along in the address, is said in words, and leads back", () => {
  expect(readAddressQuery(new URLSearchParams("deal=1"))).toBeUndefined();
  const address = "save=1&q=music&audience=student&audience=family&currency=USD&maxPrice=500";
  const query = readAddressQuery(new URLSearchParams(address)) ?? {};
  expect(query).toEqual({ q: "music", audience: ["student", "family"], currency: ["USD"], maxPrice: 500 });
  expect(sayQuery({ q: "music", audience: ["student", "family"], currency: ["USD"], maxPrice: 500 })).toBe(
    "“music”, for student or family, up to $5.00",
  );
  expect(sayQuery({})).toBe("Every deal");
  expect(catalogueHref(query)).toBe("/deals?q=music&audience=student&audience=family&most=5.00&currency=USD");
});

test("an amount is read by its currency's digits, or not at all", () => {
  expect([toMinor("3.99", "USD"), toMinor("3,9", "EUR"), toMinor("500", "JPY")]).toEqual([399, 390, 500]);
  expect([toMinor("3.999", "USD"), toMinor("5.5", "JPY"), toMinor("-1", "USD"), toMinor("", "USD")]).toEqual(
    Array.from({ length: 4 }, () => undefined),
  );
  expect([toWhole(399, "USD"), toWhole(500, "JPY")]).toEqual(["3.99", "500"]);
});
