import type { Report } from "@planrrr/contract";
import fc from "fast-check";
import { expect, test } from "vitest";
import { defaultSettings } from "../context.ts";
import type { PublicationRow } from "../posts/post-view.ts";
import { publicationRow } from "../testing/publication-row.ts";
import { decideClaim } from "./decide-claim.ts";
import { decideReport } from "./decide-report.ts";

// Any number of workers with claims old and new, who report anything at any time, also twice and out of order.

const start = Date.parse("2026-06-01T12:00:00Z");
const base = { code: "X", message: "why", durationMs: 1, evidence: {} };
const outcomes = [
  "published",
  "not-sent",
  "refused",
  "reconnect",
  "unknown",
  "not-published",
  "cannot-tell",
] as const;
const phases = ["prepare", "commit", "reconcile"] as const;
const step = fc.oneof(
  fc.record({ do: fc.constant("claim" as const) }),
  fc.record({ do: fc.constant("arm" as const), back: fc.nat(2) }),
  fc.record({
    do: fc.constant("report" as const),
    back: fc.nat(2),
    outcome: fc.constantFrom(...outcomes),
    phase: fc.constantFrom(...phases),
  }),
  fc.record({
    do: fc.constant("pass" as const),
    ms: fc.constantFrom(100, 30_000, 900_000, -900_000, 90_000_000),
  }),
);

function arm(row: PublicationRow, fence: number, now: Date): PublicationRow | null {
  const mine =
    row.status === "PUBLISHING" && row.fence === fence && row.leaseUntil !== null && row.leaseUntil > now;
  if (!mine || (row.inDoubt && row.armedFence !== fence)) return null;
  return {
    ...row,
    handle: {},
    armedAt: row.armedAt ?? now,
    armedFence: fence,
    inDoubt: true,
    doubtSince: row.doubtSince ?? now,
  };
}

function report(
  row: PublicationRow,
  fence: number,
  { outcome, phase }: { outcome: Report["outcome"]; phase: Report["phase"] },
  now: Date,
) {
  if (row.fence !== fence || row.status !== "PUBLISHING" || row.leaseUntil === null) return null;
  const facts = {
    now,
    settings: defaultSettings,
    horizonMs: 3_600_000,
    backoff: (failures: number) => failures * 1_000,
  };
  const said = {
    ...base,
    publicationId: row.id,
    fence,
    outcome,
    phase,
    remoteId: `r${fence}`,
    url: "u",
  } as Report;
  return decideReport(row, said, facts).state;
}

type Step = typeof step extends fc.Arbitrary<infer One> ? One : never;

/** The promises that a walk broke. */
function play(walk: readonly Step[]): string[] {
  const broken = new Set<string>();
  const keep = (promise: string, kept: boolean) => void (kept || broken.add(promise));
  let now = new Date(start);
  let row = publicationRow(now);
  for (const turn of walk) {
    const before = row;
    const fence = "back" in turn ? row.fence - turn.back : row.fence;
    if (turn.do === "pass") now = new Date(now.getTime() + turn.ms);
    if (turn.do === "claim") {
      const connection = { status: "ACTIVE", holdUntil: null, removedAt: null, credentials: "sealed" };
      const verdict = decideClaim(row, connection, { now, workerId: "w", settings: defaultSettings });
      row = Object.assign({}, row, verdict.state);
      keep("a claim leaves the doubt", row.inDoubt === before.inDoubt);
      keep("a claim has the next fence", !verdict.claimed || row.fence === before.fence + 1);
    }
    if (turn.do === "arm") row = arm(row, fence, now) ?? row;
    if (turn.do === "report") row = Object.assign({}, row, report(row, fence, turn, now));

    keep("fences only grow", row.fence >= before.fence);
    keep(
      "the end is the end",
      !ended.includes(before.status) || JSON.stringify(row) === JSON.stringify(before),
    );
    keep(
      "a doubt ends by its own call, by asking, or by a person",
      !doubtIsGone(before, row) || maySettle(before, turn),
    );
    keep("what is in doubt is going out", !row.inDoubt || row.status === "PUBLISHING");
    const planned = row.nextAttemptAt !== null || row.waitingFor === "reconnect";
    keep("what is scheduled has a time", row.status !== "SCHEDULED" || planned);
  }
  return [...broken];
}

const ended = ["PUBLISHED", "FAILED", "UNCONFIRMED", "CANCELLED"];

function doubtIsGone(before: PublicationRow, after: PublicationRow): boolean {
  return before.inDoubt && !after.inDoubt && after.status !== "PUBLISHED" && after.status !== "UNCONFIRMED";
}

function maySettle({ armedFence, fence }: PublicationRow, turn: Step): boolean {
  if (turn.do !== "report") return false;
  const ownCall = armedFence === fence;
  return ownCall ? turn.phase === "commit" : turn.outcome === "not-published";
}

test("fences only grow, the end is the end, and a doubt ends only by its own call, by asking, or by a person", () => {
  fc.assert(
    fc.property(fc.array(step, { maxLength: 40 }), (walk) => {
      expect(play(walk)).toEqual([]);
    }),
    { numRuns: 2_000 },
  );
});
