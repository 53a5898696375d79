import type { ListedPublication } from "@planrrr/contract";
import { expect, test } from "vitest";
import { groupByReason } from "./group-by-reason.ts";

const publication = (change: Partial<ListedPublication>): ListedPublication => ({
  id: crypto.randomUUID(),
  connectionId: crypto.randomUUID(),
  network: "mastodon",
  part: 0,
  role: "post",
  profileUrl: null,
  status: "FAILED",
  dueAt: null,
  nextAttemptAt: null,
  waitingFor: null,
  remoteId: null,
  url: null,
  publishedAt: null,
  error: { code: "HTTP_422", message: "Mastodon does not take this text" },
  attempts: 1,
  postId: crypto.randomUUID(),
  excerpt: "Soup",
  handle: "@sarah",
  updatedAt: new Date("2026-12-14T09:00:00Z"),
  ...change,
});

test("one reason is said once; doubt and an account that is lost have their own words", () => {
  const groups = groupByReason([
    publication({}),
    publication({ status: "UNCONFIRMED", error: null }),
    publication({}),
    publication({ status: "SCHEDULED", waitingFor: "reconnect", network: "bluesky" }),
    publication({ network: "bluesky" }),
  ]);
  expect(groups.map(({ reason, items, errorCode }) => [reason, items.length, errorCode])).toEqual([
    ["Mastodon does not take this text.", 2, "HTTP_422"],
    ["We could not confirm it on Mastodon.", 1, undefined],
    ["Bluesky asks you to sign in again.", 1, undefined],
    ["Mastodon does not take this text.", 1, "HTTP_422"],
  ]);
});

test("a refusal without a sentence still says who refused", () => {
  expect(groupByReason([publication({ error: null })])[0]?.reason).toBe("Mastodon did not take it.");
});
