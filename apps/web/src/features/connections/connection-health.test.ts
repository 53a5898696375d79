import type { Connection } from "@planrrr/contract";
import { describe, expect, test } from "vitest";
import { activityWords, connectionHealth, removalWords } from "./connection-health.ts";

const clock = { now: new Date("2026-10-24T12:00:00Z"), timeZone: "Europe/Dublin" };
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
    state: { breaker: "closed", breakerUntil: null, usage: [] },
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
});
