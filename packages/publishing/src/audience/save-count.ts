import {
  addFailure,
  type Failure,
  type FailureKind,
  judgeTotal,
  milestonesBetween,
  type NewFailure,
  nextReadingAt,
} from "@planrrr/audience";
import { schema, type Transaction } from "@planrrr/database";
import type { Audience, Usage } from "@planrrr/networks";
import { eq } from "drizzle-orm";
import { recordAudit } from "../audit.ts";
import type { PublishingContext } from "../context.ts";
import type { ConnectionRow } from "../publications/claim-publications.ts";
import { thinAudience } from "./thin-audience.ts";

const { audienceMilestones, audienceSnapshots, audienceStates } = schema;
type StateRow = typeof audienceStates.$inferSelect;

const hourMs = 3_600_000;
/** A sudden fall is asked about again soon: by then the source may have come to itself. */
const secondLookMs = 10 * 60_000;

export type CountReading = { audience: Audience } | { failure: NewFailure; message: string };
/** `doubted`: a sudden fall, to be read once more before anybody sees it. */
export type CountOutcome = "counted" | "doubted" | "failed" | "gone";

/** Takes down what a count came to. Milestones on the way are reached once, whoever counts. */
export async function saveCount(
  ctx: PublishingContext,
  row: ConnectionRow,
  reading: CountReading,
  usage: Usage[],
): Promise<CountOutcome> {
  const now = ctx.now();
  const { outcome, reached } = await ctx.db.transaction(async (tx) => {
    await tx.insert(audienceStates).values({ connectionId: row.id, nextAt: now }).onConflictDoNothing();
    const [state] = await tx
      .select()
      .from(audienceStates)
      .where(eq(audienceStates.connectionId, row.id))
      .for("update");
    if (!state) return { outcome: "gone" as const, reached: [] };
    if ("failure" in reading) {
      await writeFailure(tx, state, reading, now);
      return { outcome: "failed" as const, reached: [] };
    }
    return writeCount(ctx, tx, { row, state, audience: reading.audience, usage });
  });
  const { id: connectionId, teamId, network } = row;
  for (const followers of reached)
    ctx.emit({ type: "audience.milestone", teamId, connectionId, network, followers });
  return outcome;
}

interface Count {
  row: ConnectionRow;
  state: StateRow;
  audience: Audience;
  usage: Usage[];
}

async function writeCount(
  ctx: PublishingContext,
  tx: Transaction,
  { row, state, audience, usage }: Count,
): Promise<{ outcome: CountOutcome; reached: number[] }> {
  const now = ctx.now();
  const { followers, significantDigits = null } = audience;
  const known = state.followers ?? undefined;
  const verdict = judgeTotal(known, followers, suspicionOf(state), now.getTime());
  const ofState = eq(audienceStates.connectionId, row.id);
  if (!verdict.accept) {
    const { total, firstAt } = verdict.suspicion;
    const nextAt = new Date(now.getTime() + secondLookMs);
    const doubt = { doubtedFollowers: total, doubtedSince: new Date(firstAt), nextAt };
    await tx.update(audienceStates).set(doubt).where(ofState);
    return { outcome: "doubted", reached: [] };
  }
  const nextAt = new Date(nextReadingAt({ now: now.getTime(), cadenceMs: hourMs, limits: usage }));
  await tx
    .update(audienceStates)
    .set({ ...noTrouble, followers, significantDigits, countedAt: now, nextAt })
    .where(ofState);
  await tx
    .insert(audienceSnapshots)
    .values({ connectionId: row.id, takenAt: now, followers, significantDigits })
    .onConflictDoNothing();
  await thinAudience(tx, { connectionId: row.id, before: state.countedAt, now });
  return { outcome: "counted", reached: await reachMilestones(ctx, tx, row, known, followers) };
}

const noTrouble = {
  doubtedFollowers: null,
  doubtedSince: null,
  failures: 0,
  failureKind: null,
  failureCode: null,
  failureMessage: null,
  failedAt: null,
  failingSince: null,
  retryAt: null,
};

function suspicionOf({ doubtedFollowers, doubtedSince }: StateRow) {
  if (doubtedFollowers === null || !doubtedSince) return undefined;
  return { total: doubtedFollowers, firstAt: doubtedSince.getTime() };
}

async function writeFailure(
  tx: Transaction,
  state: StateRow,
  { failure, message }: { failure: NewFailure; message: string },
  now: Date,
): Promise<void> {
  const after = addFailure(failureOf(state), failure, now.getTime());
  await tx
    .update(audienceStates)
    .set({
      failures: after.count,
      failureKind: after.kind,
      failureCode: after.code,
      failureMessage: message,
      failedAt: now,
      failingSince: new Date(after.since),
      retryAt: after.retryAt === undefined ? null : new Date(after.retryAt),
      nextAt: new Date(nextReadingAt({ now: now.getTime(), cadenceMs: hourMs, failure: after })),
    })
    .where(eq(audienceStates.connectionId, state.connectionId));
}

function failureOf(state: StateRow): Failure | undefined {
  const { failures: count, failureKind, failureCode: code, failedAt, failingSince, retryAt } = state;
  if (count === 0 || !failureKind || !code || !failedAt) return undefined;
  return {
    kind: failureKind as FailureKind,
    code,
    count,
    at: failedAt.getTime(),
    since: (failingSince ?? failedAt).getTime(),
    ...(retryAt && { retryAt: retryAt.getTime() }),
  };
}

async function reachMilestones(
  ctx: PublishingContext,
  tx: Transaction,
  row: ConnectionRow,
  before: number | undefined,
  followers: number,
): Promise<number[]> {
  const { id: connectionId, teamId, network } = row;
  const reachedAt = ctx.now();
  const passed = milestonesBetween(before, followers);
  if (passed.length === 0) return [];
  const fresh = await tx
    .insert(audienceMilestones)
    .values(passed.map((rung) => ({ id: ctx.newId(), teamId, connectionId, followers: rung, reachedAt })))
    .onConflictDoNothing()
    .returning({ id: audienceMilestones.id, followers: audienceMilestones.followers });
  for (const milestone of fresh)
    await recordAudit(
      tx,
      { teamId, userId: null },
      {
        action: "audience.milestone-reached",
        subjectId: milestone.id,
        data: { connectionId, network, followers: milestone.followers },
      },
    );
  return fresh.map((milestone) => milestone.followers);
}
