import type { Connection } from "@planrrr/contract";
import { describe, expect, test } from "vitest";
import {
  activityWords,
  connectionHealth,
  expiryWords,
  limitWords,
  removalWords,
  whoseWords,
} from "./connection-health.ts";

const clock = { now: new Date("2026-10-24T12:00:00Z"), timeZone: "Europe/Dublin" };
const idle = { atOnce: null, sending: 0, waiting: 0 };
const yesterday = new Date("2026-10-23T08:00:00Z");

test.each([
  [{ lastPublishedAt: null, planned: 0 }, "Nothing has gone out here yet."],
  [{ lastPublishedAt: yesterday, planned: 0 }, "Last post yesterday, 9:00 in Dublin."],
  [{ lastPublishedAt: yesterday, planned: 1 }, "Last post yesterday, 9:00 in Dublin. One is planned."],
  [{ lastPublishedAt: null, planned: 3 }, "Nothing has gone out here yet. Three are planned."],
])("%o is said as %s", (activity, words) => {
  expect(activityWords(activity, clock)).toBe(words);
});

test("before it is removed, what is planned on it is counted", () => {
  expect(removalWords({ network: "mastodon", planned: 0 })).toContain("Nothing is planned on it.");
  expect(removalWords({ network: "mastodon", planned: 1 })).toContain("One planned post does not go out");
  expect(removalWords({ network: "mastodon", planned: 12 })).toContain("12 planned posts do not go out");
});

describe("health", () => {
  const connection: Connection = {
    id: "00000000-0000-7000-8000-000000000001",
    network: "mastodon",
    service: "https://mastodon.example",
    accountId: "1",
    handle: "@ann",
    displayName: "Ann",
    avatarUrl: null,
    profileUrl: null,
    status: "ACTIVE",
    statusReason: null,
    expiresAt: null,
    holdUntil: null,
    lastPublishedAt: null,
    planned: 0,
    limits: {},
    state: { breaker: "closed", breakerUntil: null, usage: [], ...idle },
    createdAt: yesterday,
    updatedAt: yesterday,
  };

  test.each([
    [{}, "out", "Connected"],
    [{ holdUntil: new Date("2026-10-24T13:00:00Z") }, "waiting", "Mastodon asked for a pause"],
    [{ holdUntil: yesterday }, "out", "Connected"],
    [{ status: "NEEDS_RECONNECTING" as const }, "fix", "Mastodon asks you to sign in again"],
  ])("%o is %s: %s", (change, kind, words) => {
    expect(connectionHealth({ ...connection, ...change }, clock)).toMatchObject({ kind, words });
  });

  test("a pause says until when", () => {
    const holdUntil = new Date("2026-10-24T13:00:00Z");
    expect(connectionHealth({ ...connection, holdUntil }, clock).sentence).toContain(
      "today, 14:00 in Dublin",
    );
  });

  test.each([
    ["open", new Date("2026-10-24T13:00:00Z"), "we try again today, 14:00 in Dublin"],
    ["open", yesterday, "we try again in a moment"],
    ["half-open", null, "trying it with one post"],
  ] as const)("a network that does not answer (%s): %s", (breaker, breakerUntil, sentence) => {
    const health = connectionHealth(
      { ...connection, state: { breaker, breakerUntil, usage: [], ...idle } },
      clock,
    );
    expect(health).toMatchObject({ kind: "waiting", sentence: expect.stringContaining(sentence) });
  });

  test.each([
    [{}, "Ann, on mastodon.example."],
    [{ displayName: "@ann" }, "On mastodon.example."],
    [{ network: "x" as const, service: "https://api.x.com" }, "Ann."],
    [{ network: "x" as const, service: "http://127.0.0.1:4000" }, "Ann, a practice account."],
    [{ network: "x" as const, service: "https://api.x.com", displayName: "@ann" }, ""],
  ])("whose it is, and where: %o", (change, words) => {
    expect(whoseWords({ ...connection, ...change })).toBe(words);
  });

  test("that a permission ends is said four weeks ahead, while connecting it again is not asked for anyway", () => {
    const ends = {
      ...connection,
      network: "instagram" as const,
      expiresAt: new Date("2026-11-12T12:00:00Z"),
    };
    expect(expiryWords(ends, clock)).toBe(
      "Connect it again before Thursday 12 November: Instagram ends our permission then.",
    );
    expect(expiryWords({ ...ends, status: "NEEDS_RECONNECTING" }, clock)).toBe("");
    expect(expiryWords({ ...ends, expiresAt: new Date("2026-12-12T12:00:00Z") }, clock)).toBe("");
    expect(expiryWords(connection, clock)).toBe("");
  });

  test("a limit is spoken of when a tenth is left", () => {
    const resetAt = new Date("2026-10-24T13:00:00Z");
    const used = (remaining: number, scope: "app" | "connection" = "connection") => ({
      state: {
        ...connection.state,
        usage: [{ scope, name: "posts", limit: 1000, remaining, resetAt }],
      },
    });
    expect(limitWords(used(101), clock)).toBe("");
    expect(limitWords(used(100), clock)).toBe(
      "100 left of 1,000 that the network allows this account until today, 14:00 in Dublin.",
    );
    expect(limitWords(used(0, "app"), clock)).toContain(
      "Nothing left of 1,000 that the network allows all accounts",
    );
  });
});
