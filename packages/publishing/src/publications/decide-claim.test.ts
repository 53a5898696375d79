import { expect, test } from "vitest";
import { defaultSettings } from "../context.ts";
import type { PublicationRow } from "../posts/post-view.ts";
import { publicationRow } from "../testing/publication-row.ts";
import { decideClaim } from "./decide-claim.ts";

const now = new Date("2026-06-01T12:00:00Z");
const at = (ms: number) => new Date(now.getTime() + ms);
const healthy = { status: "ACTIVE", holdUntil: null, removedAt: null, credentials: "sealed" };
const facts = { now, workerId: "worker", settings: defaultSettings };
const row = (changes: Partial<PublicationRow> = {}) => publicationRow(now, changes);
const claim = (changes: Partial<PublicationRow> = {}, connection: Partial<typeof healthy> | object = {}) =>
  decideClaim(row(changes), { ...healthy, ...connection }, facts);
const abandoned = {
  status: "PUBLISHING",
  fence: 3,
  leaseUntil: at(-1),
  leasedBy: "dead",
  claimedAt: at(-30_001),
};

test("gives a due publication with the next fence and a lease", () => {
  const verdict = claim();
  expect(verdict.claimed).toBe(true);
  expect(verdict.state).toMatchObject({
    status: "PUBLISHING",
    fence: 1,
    leasedBy: "worker",
    leaseUntil: at(defaultSettings.leaseMs),
    enqueuedAt: null,
  });
  expect(verdict.attempt).toBeUndefined();
});

test.each(["PUBLISHED", "FAILED", "UNCONFIRMED", "CANCELLED"])(
  "%s is finished and is not touched",
  (status) => {
    expect(claim({ status })).toEqual({ claimed: false, reason: "finished" });
  },
);

test("a live lease is respected to its last millisecond", () => {
  const leased = { status: "PUBLISHING", fence: 1, leaseUntil: at(1), leasedBy: "other" };
  const verdict = claim(leased);
  expect(verdict).toMatchObject({ claimed: false, reason: "leased" });
  expect(verdict.state).toMatchObject({ fence: 1, leaseUntil: at(1), leasedBy: "other", enqueuedAt: null });
  expect(claim({ ...leased, leaseUntil: now }).claimed).toBe(true);
});

test("a wake-up half a second early is on time, an earlier one gives its mark back", () => {
  expect(claim({ nextAttemptAt: at(500) }).claimed).toBe(true);
  const early = claim({ nextAttemptAt: at(501) });
  expect(early).toMatchObject({
    claimed: false,
    reason: "not-due",
    state: { enqueuedAt: null, nextAttemptAt: at(501) },
  });
});

test("an abandoned claim is taken over, which costs a try and is written down", () => {
  const verdict = claim(abandoned);
  expect(verdict).toMatchObject({ claimed: true, state: { fence: 4, failures: 1 } });
  expect(verdict.attempt).toMatchObject({
    phase: "claim",
    outcome: "taken-over",
    fence: 3,
    evidence: { worker: "dead" },
  });
});

test("a publication that kills every worker fails in the end, but never while it may be public", () => {
  const last = { ...abandoned, failures: defaultSettings.maxFailures - 1 };
  expect(claim(last)).toMatchObject({
    claimed: false,
    state: { status: "FAILED", errorCode: "WORKER_STOPPED", failures: defaultSettings.maxFailures },
    attempt: { outcome: "taken-over" },
  });
  const doubtful = claim({ ...last, inDoubt: true });
  expect(doubtful).toMatchObject({ claimed: true, state: { inDoubt: true, status: "PUBLISHING" } });
});

test.each([
  ["needs reconnecting", { status: "NEEDS_RECONNECTING" }],
  ["has no credentials", { credentials: null }],
])("waits for the owner when the connection %s", (_name, connection) => {
  expect(claim({}, connection)).toMatchObject({
    claimed: false,
    reason: "held",
    state: { status: "SCHEDULED", waitingFor: "reconnect", nextAttemptAt: null },
  });
  // What is not out may be cancelled again; what may be out keeps its doubt.
  expect(claim(abandoned, connection).state).toMatchObject({
    status: "SCHEDULED",
    leaseUntil: null,
    failures: 1,
  });
  expect(claim({ ...abandoned, inDoubt: true }, connection).state).toMatchObject({
    status: "PUBLISHING",
    inDoubt: true,
  });
});

test("waits for the network's reset time without a new fence", () => {
  const held = claim({}, { holdUntil: at(90_000) });
  expect(held).toMatchObject({ claimed: false, reason: "held" });
  expect(held.state).toMatchObject({
    fence: 0,
    failures: 0,
    nextAttemptAt: at(90_000),
    waitingFor: "retry",
    enqueuedAt: null,
  });
  expect(claim({}, { holdUntil: now }).claimed).toBe(true);
});

test("on a removed connection what is not out is cancelled and what may be out goes to a person", () => {
  const removed = { removedAt: at(-1), credentials: null };
  expect(claim({}, removed)).toMatchObject({
    claimed: false,
    state: { status: "CANCELLED", nextAttemptAt: null },
  });
  const doubtful = claim({ ...abandoned, inDoubt: true, doubtSince: at(-5) }, removed);
  expect(doubtful.state).toMatchObject({
    status: "UNCONFIRMED",
    errorCode: "CONNECTION_REMOVED",
    inDoubt: false,
  });
  expect(doubtful.attempt).toMatchObject({ outcome: "gave-up", startedAt: now, endedAt: now });
});

test("waits a minute for the operator when the credentials can't be decrypted, and burns no try", () => {
  const verdict = decideClaim(row(), healthy, { ...facts, unreadable: true });
  expect(verdict).toMatchObject({
    claimed: false,
    reason: "held",
    state: {
      status: "SCHEDULED",
      failures: 0,
      nextAttemptAt: at(60_000),
      errorCode: "CREDENTIALS_UNREADABLE",
    },
  });
});
