import type { Post, Publication } from "@planrrr/contract";
import { describe, expect, test } from "vitest";
import { isMoving, postState, publicationState, titleOf } from "./post-state.ts";

const clock = { now: new Date("2026-10-24T12:00:00Z"), timeZone: "Europe/Dublin" };

function publication(change: Partial<Publication> = {}): Publication {
  return {
    id: crypto.randomUUID(),
    connectionId: crypto.randomUUID(),
    network: "mastodon",
    handle: "@sarah",
    part: 0,
    role: "post",
    profileUrl: null,
    status: "SCHEDULED",
    dueAt: null,
    nextAttemptAt: null,
    waitingFor: null,
    remoteId: null,
    url: null,
    publishedAt: null,
    error: null,
    attempts: 0,
    ...change,
  };
}

function post(publications: Publication[], status: Post["status"] = "PUBLISHING") {
  return { status, publications };
}

describe("a publication", () => {
  test.each([
    [{}, { kind: "planned" }],
    [{ waitingFor: "reconnect" as const }, { kind: "fix", words: "Mastodon asks you to sign in again" }],
    [
      { waitingFor: "retry" as const, nextAttemptAt: new Date("2026-10-24T13:05:00Z") },
      { kind: "waiting", words: "Waiting for Mastodon until 14:05" },
    ],
    [
      { waitingFor: "retry" as const, nextAttemptAt: new Date("2026-10-25T13:05:00Z") },
      { kind: "waiting", words: "Waiting for Mastodon until tomorrow, 13:05" },
    ],
    [{ status: "PUBLISHING" as const }, { kind: "now" }],
    [
      { status: "PUBLISHING" as const, waitingFor: "confirmation" as const },
      { kind: "waiting", words: "Looking whether it is on Mastodon" },
    ],
    [
      { status: "PUBLISHING" as const, waitingFor: "reconnect" as const },
      { kind: "fix", words: "Mastodon asks you to sign in again" },
    ],
    [{ status: "PUBLISHED" as const }, { kind: "out" }],
    [{ status: "UNCONFIRMED" as const }, { kind: "unknown" }],
  ])("%o is %o", (change, state) => {
    expect(publicationState(publication(change), clock)).toEqual(state);
  });
});

describe("a post", () => {
  const out = publication({ status: "PUBLISHED" });
  test("shows what needs somebody before what went well", () => {
    expect(postState(post([out, publication({ status: "UNCONFIRMED" })]), clock)).toEqual({
      kind: "unknown",
    });
    expect(postState(post([out, publication({ status: "FAILED" })]), clock)).toEqual({
      kind: "failed",
      words: "Went out on one of two",
    });
    const part = { connectionId: out.connectionId, part: 1, role: "thread" as const };
    expect(postState(post([out, publication({ ...part, status: "FAILED" })]), clock)).toEqual({
      kind: "failed",
      words: "Went out in part",
    });
    expect(postState(post([out, publication({ status: "PUBLISHING" })]), clock)).toEqual({ kind: "now" });
    expect(postState(post([out, out]), clock)).toEqual({ kind: "out" });
    expect(postState(post([], "DRAFT"), clock)).toEqual({ kind: "draft" });
  });

  test("moves while it is due or on its way, and rests while it waits for tomorrow", () => {
    const soon = publication({ nextAttemptAt: new Date(clock.now.getTime() + 1_000) });
    const late = publication({ nextAttemptAt: new Date(clock.now.getTime() + 86_400_000) });
    expect(isMoving(post([soon]), clock.now)).toBe(true);
    const doubtful = publication({ status: "PUBLISHING", waitingFor: "reconnect" });
    expect(isMoving(post([doubtful]), clock.now)).toBe(false);
    expect(isMoving(post([late, out]), clock.now)).toBe(false);
  });

  test("is named by its first line", () => {
    expect(titleOf("\n  One\nTwo")).toBe("One");
    expect(titleOf("  ")).toBe("No words yet");
  });
});
