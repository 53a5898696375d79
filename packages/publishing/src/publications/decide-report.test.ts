import type { Report } from "@planrrr/contract";
import { expect, test } from "vitest";
import { defaultSettings } from "../context.ts";
import type { PublicationRow } from "../posts/post-view.ts";
import { publicationRow } from "../testing/publication-row.ts";
import { decideReport } from "./decide-report.ts";

const now = new Date("2026-06-01T12:00:00Z");
const ms = now.getTime();
const at = (later: number) => new Date(ms + later);
const horizonMs = 3_600_000;
const facts = { now, settings: defaultSettings, horizonMs, backoff: (failures: number) => failures * 1_000 };
const claimed = {
  status: "PUBLISHING",
  fence: 2,
  leaseUntil: at(30_000),
  leasedBy: "worker",
  claimedAt: now,
};
/** Armed in this claim: the call is its own. */
const called = {
  ...claimed,
  inDoubt: true,
  doubtSince: now,
  armedAt: now,
  armedFence: 2,
  handle: { key: "k" },
};
/** Armed in an earlier claim. */
const doubtful = { ...called, armedFence: 1, doubtSince: at(-60_000), armedAt: at(-60_000) };
const failure = { code: "X", message: "why" };

type Facts = Report extends infer One
  ? One extends Report
    ? Omit<One, "publicationId" | "fence" | "durationMs" | "evidence">
    : never
  : never;
function decide(changes: Partial<PublicationRow>, report: Facts) {
  const row = publicationRow(now, changes);
  return decideReport(
    row,
    { publicationId: row.id, fence: row.fence, durationMs: 1, evidence: {}, ...report },
    facts,
  );
}
const notSent = (extra: object = {}): Facts => ({
  phase: "commit",
  outcome: "not-sent",
  rateLimited: false,
  ...failure,
  ...extra,
});

test("published ends it, with the network's id and pause", () => {
  const verdict = decide(called, {
    phase: "commit",
    outcome: "published",
    remoteId: "r",
    url: "u",
    holdUntil: ms + 5_000,
  });
  expect(verdict.state).toMatchObject({
    status: "PUBLISHED",
    remoteId: "r",
    url: "u",
    inDoubt: false,
    leaseUntil: null,
    nextAttemptAt: null,
  });
  expect(verdict.holdUntil).toEqual(at(5_000));
});

test("not sent waits a longer while each time and fails after the last try", () => {
  const waits = [0, 1, 2].map((failures) => decide({ ...called, failures }, notSent()).state.nextAttemptAt);
  expect(waits).toEqual([at(1_000), at(2_000), at(3_000)]);
  expect(decide(called, notSent()).state).toMatchObject({
    status: "SCHEDULED",
    inDoubt: false,
    failures: 1,
    waitingFor: "retry",
  });
  const last = decide({ ...called, failures: defaultSettings.maxFailures - 1 }, notSent());
  expect(last.state).toMatchObject({
    status: "FAILED",
    errorCode: "X",
    failures: defaultSettings.maxFailures,
  });
});

test("the network's own time wins over backoff, holds the connection when it is a limit, and burns no try then", () => {
  const later = decide(called, notSent({ retryAt: ms + 500_000 }));
  expect(later.state).toMatchObject({ nextAttemptAt: at(500_000), failures: 1 });
  expect(later.holdUntil).toBeUndefined();
  const limited = decide({ ...called, failures: 7 }, notSent({ retryAt: ms + 500_000, rateLimited: true }));
  expect(limited.state).toMatchObject({ status: "SCHEDULED", nextAttemptAt: at(500_000), failures: 7 });
  expect(limited.holdUntil).toEqual(at(500_000));
});

test("a reset time in the past or absurdly far is not taken at its word", () => {
  const past = decide(called, notSent({ retryAt: ms - 1, rateLimited: true }));
  expect(past.state.nextAttemptAt?.getTime()).toBeGreaterThanOrEqual(ms + 1_000);
  const far = decide(called, notSent({ retryAt: Number.MAX_SAFE_INTEGER, rateLimited: true }));
  expect(far.state.nextAttemptAt).toEqual(at(31 * 86_400_000));
});

test("refused ends it as failed, nothing in doubt", () => {
  const { state } = decide(called, { phase: "commit", outcome: "refused", ...failure });
  expect(state).toMatchObject({
    status: "FAILED",
    errorCode: "X",
    errorMessage: "why",
    inDoubt: false,
    nextAttemptAt: null,
  });
});

test("dead credentials make it wait for the owner", () => {
  const verdict = decide(called, { phase: "commit", outcome: "reconnect", ...failure });
  expect(verdict.reconnect).toEqual(failure);
  expect(verdict.state).toMatchObject({
    status: "SCHEDULED",
    waitingFor: "reconnect",
    nextAttemptAt: null,
    inDoubt: false,
  });
});

test("an unknown outcome of a call is asked for; of a preparation it means that nothing was sent", () => {
  const call = decide(called, { phase: "commit", outcome: "unknown", ...failure });
  expect(call.state).toMatchObject({
    status: "PUBLISHING",
    inDoubt: true,
    waitingFor: "confirmation",
    failures: 1,
    leaseUntil: null,
  });
  const preparation = decide(claimed, { phase: "prepare", outcome: "unknown", ...failure });
  expect(preparation.state).toMatchObject({ status: "SCHEDULED", inDoubt: false, waitingFor: "retry" });
});

test.each<[string, Facts]>([
  ["a failed question", { phase: "reconcile", outcome: "not-sent", rateLimited: false, ...failure }],
  ["a refused question", { phase: "reconcile", outcome: "refused", ...failure }],
  ["a question without answer", { phase: "reconcile", outcome: "unknown", ...failure }],
  ["dead credentials while asking", { phase: "reconcile", outcome: "reconnect", ...failure }],
  ["a preparation that failed", { phase: "prepare", outcome: "not-sent", rateLimited: false, ...failure }],
  ["a preparation that was refused", { phase: "prepare", outcome: "refused", ...failure }],
  ["a call that was never armed", notSent()],
])("%s leaves the doubt about an earlier call", (_name, report) => {
  expect(decide(doubtful, report).state).toMatchObject({
    status: "PUBLISHING",
    inDoubt: true,
    doubtSince: at(-60_000),
  });
});

test("not published lets the claim go on, or ends it when it was tried often enough", () => {
  const report: Facts = { phase: "reconcile", outcome: "not-published" };
  expect(decide(doubtful, report).state).toMatchObject({
    status: "PUBLISHING",
    inDoubt: false,
    leaseUntil: claimed.leaseUntil,
  });
  const spent = { ...doubtful, failures: defaultSettings.maxFailures, errorCode: "NO_ANSWER" };
  expect(decide(spent, report).state).toMatchObject({
    status: "FAILED",
    errorCode: "NO_ANSWER",
    inDoubt: false,
  });
});

test("a late repeat of not-published does not wipe out the doubt about the call made since", () => {
  expect(decide(called, { phase: "reconcile", outcome: "not-published" }).state).toMatchObject({
    inDoubt: true,
    status: "PUBLISHING",
  });
});

test("cannot tell asks again after half the time waited, never sooner than the base or later than the cap", () => {
  const ask = (waited: number) =>
    decide(
      { ...doubtful, doubtSince: at(-waited) },
      { phase: "reconcile", outcome: "cannot-tell", ...failure },
    ).state;
  expect(ask(0).nextAttemptAt).toEqual(at(defaultSettings.backoffBaseMs));
  expect(ask(600_000).nextAttemptAt).toEqual(at(300_000));
  expect(ask(horizonMs).nextAttemptAt).toEqual(at(defaultSettings.backoffCapMs));
  expect(ask(horizonMs).status).toBe("PUBLISHING");
  expect(ask(horizonMs + 1)).toMatchObject({ status: "UNCONFIRMED", inDoubt: false, nextAttemptAt: null });
});

test("the network's own time to ask again wins", () => {
  const report: Facts = { phase: "reconcile", outcome: "cannot-tell", ...failure, askAgainAt: ms + 77_000 };
  expect(decide(doubtful, report).state.nextAttemptAt).toEqual(at(77_000));
  const limited: Facts = {
    phase: "reconcile",
    outcome: "not-sent",
    ...failure,
    rateLimited: true,
    retryAt: ms + 99_000,
  };
  expect(decide(doubtful, limited)).toMatchObject({
    holdUntil: at(99_000),
    state: { nextAttemptAt: at(99_000), inDoubt: true },
  });
});

test("the horizon counts from the doubt, not from the first try hours ago", () => {
  const late = { ...doubtful, armedAt: at(-48 * 3_600_000), doubtSince: at(-1_000) };
  expect(decide(late, { phase: "reconcile", outcome: "cannot-tell", ...failure }).state.status).toBe(
    "PUBLISHING",
  );
});

test("a network that can't be reached has not said that it can't tell: a day passes before a person is asked", () => {
  const unreachable: Facts = { phase: "reconcile", outcome: "not-sent", rateLimited: false, ...failure };
  expect(decide({ ...doubtful, doubtSince: at(-2 * horizonMs) }, unreachable).state.status).toBe(
    "PUBLISHING",
  );
  expect(decide({ ...doubtful, doubtSince: at(-86_400_001) }, unreachable).state.status).toBe("UNCONFIRMED");
});
