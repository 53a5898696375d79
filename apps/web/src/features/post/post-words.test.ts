import type { Attempt, Post, Publication } from "@planrrr/contract";
import { describe, expect, test } from "vitest";
import { attemptWords, isWorthTelling, momentOf } from "./attempt-words.ts";
import { ledgerTitle, postSummary } from "./post-summary.ts";
import { publicationWords } from "./publication-words.ts";

const now = new Date("2026-10-24T12:00:00Z");
const clock = { now, timeZone: "Europe/Dublin" };

function publication(change: Partial<Publication>): Publication {
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
    attempts: 1,
    ...change,
  };
}

const out = publication({ status: "PUBLISHED" });
const failed = publication({ status: "FAILED" });
const unknown = publication({ status: "UNCONFIRMED", network: "bluesky" });

/** What a summary reads of a post. */
const post = (...publications: Publication[]) =>
  ({ status: "PUBLISHING", scheduledAt: now, createdAt: now, publications }) as Post;

describe("the sentence under a title", () => {
  test.each([
    [post(out), "Today, 13:00 in Dublin. It is out."],
    [post(out, publication({ status: "PUBLISHED" })), "Today, 13:00 in Dublin. It is out everywhere."],
    [post(out, failed), "Today, 13:00 in Dublin. One of two is out, one needs you."],
    [
      post(out, publication({ waitingFor: "retry" }), unknown),
      "Today, 13:00 in Dublin. One of three is out, one follows by itself, one needs you.",
    ],
    [post(out, { ...out, part: 1, role: "thread" }), "Today, 13:00 in Dublin. It is out."],
    [
      post(out, { ...failed, connectionId: out.connectionId, part: 1 }),
      "Today, 13:00 in Dublin. It needs you.",
    ],
    [
      post(out, publication({ status: "PUBLISHING", waitingFor: "reconnect" })),
      "Today, 13:00 in Dublin. One of two is out, one needs you.",
    ],
    [post(publication({})), "Today, 13:00 in Dublin. Planned: it goes out by itself."],
  ])("%#", (written, words) => {
    expect(postSummary(written, clock)).toBe(words);
  });

  test("the ledger's question names the network, where there is one", () => {
    expect(ledgerTitle(post(out))).toBe("What we did");
    expect(ledgerTitle(post(out, unknown))).toBe("Why did it not go out on Bluesky?");
    expect(ledgerTitle(post(failed, unknown))).toBe("Why did it not go out everywhere?");
  });
});

describe("a publication in sentences", () => {
  test.each([
    [publication({ status: "PUBLISHING", waitingFor: "reconnect" }), "asks you to sign in again. As soon as"],
    [
      publication({ status: "FAILED", error: { code: "X", message: "The words are empty" } }),
      "The words are empty. Nothing of it is public.",
    ],
    [publication({ waitingFor: "reconnect" }), "as soon as the account is connected"],
    [publication({ waitingFor: "retry" }), "We try again by ourselves"],
    [publication({ waitingFor: "approval" }), "has to say yes first"],
    [unknown, "Please look at your page and tell us"],
    [
      publication({ nextAttemptAt: new Date("2026-10-25T09:00:00Z") }),
      "It goes out tomorrow, 9:00 in Dublin.",
    ],
  ])("%#", (row, words) => {
    expect(publicationWords(row, clock)).toContain(words);
  });
});

describe("a row of the ledger", () => {
  const attempt = (phase: Attempt["phase"], outcome: Attempt["outcome"], message: string | null = null) =>
    ({ phase, outcome, network: "mastodon", message }) as Attempt;

  test.each([
    [attempt("commit", "published"), "out", "Mastodon has it"],
    [attempt("reconcile", "published"), "out", "Found it on Mastodon"],
    [attempt("commit", "unknown"), "unknown", "Sent it. No answer"],
    [attempt("commit", "refused", "No words"), "failed", "Mastodon did not take it"],
    [attempt("reconcile", "not-published"), "waiting", "Looked on Mastodon: it is not there"],
  ])("%#", (row, state, what) => {
    expect(attemptWords(row)).toMatchObject({ state, what });
  });

  test("says what the network said as a sentence", () => {
    expect(attemptWords(attempt("commit", "refused", "No words")).meaning).toBe("No words.");
  });

  test("stands at the moment at which it is known: an end behind what came before it", () => {
    const [startedAt, endedAt] = [new Date(1_000), new Date(9_000)];
    const at = (outcome: Attempt["outcome"]) =>
      momentOf({ ...attempt("claim", outcome), startedAt, endedAt }).getTime();
    expect([at("unknown"), at("gave-up"), at("taken-over")]).toEqual([1_000, 9_000, 9_000]);
  });

  test("steps between two others are told only when asked for", () => {
    expect(isWorthTelling(attempt("arm", "done"))).toBe(false);
    expect(isWorthTelling(attempt("commit", "unknown"))).toBe(true);
  });
});
