import { type Announces, AppError, type ChangeTeamSettingsInput, type TeamSettings } from "@planrrr/contract";
import { schema, type Transaction } from "@planrrr/database";
import { and, asc, eq, inArray, notInArray, sql } from "drizzle-orm";
import { recordAudit } from "../audit.ts";
import type { Actor, PublishingContext } from "../context.ts";
import { refreshPostStatus } from "../posts/refresh-post-status.ts";
import { isTimeZone } from "../schedule/resolve-schedule.ts";
import { refuseMember } from "../refuse-member.ts";

const { posts, publications, teamSettings } = schema;

export async function getTeamSettings(
  ctx: Pick<PublishingContext, "db">,
  actor: Actor,
): Promise<TeamSettings> {
  const [row] = await ctx.db.select().from(teamSettings).where(eq(teamSettings.teamId, actor.teamId));
  return {
    asksForApproval: row?.asksForApproval ?? false,
    timeZone: row?.timeZone ?? null,
    announces: (row?.announces ?? "team") as Announces,
  };
}

/**
 * Changes how the team works. When it begins to ask for approval, what is planned already waits for it, or counts as
 * approved by whoever switches it on. When it ceases to, what waits goes on waiting: nothing goes out by a side effect.
 */
export async function changeTeamSettings(
  ctx: PublishingContext,
  actor: Actor,
  input: ChangeTeamSettingsInput,
): Promise<TeamSettings> {
  refuseMember(actor);
  const { asksForApproval, timeZone, announces, plannedPosts } = input;
  if (typeof timeZone === "string" && !isTimeZone(timeZone))
    throw new AppError("TIME_ZONE_UNKNOWN", `"${timeZone}" is not an IANA time zone such as Europe/Berlin.`);
  const now = ctx.now();
  await ctx.db.transaction(async (tx) => {
    const change = {
      ...(asksForApproval === undefined ? {} : { asksForApproval }),
      ...(timeZone === undefined ? {} : { timeZone }),
      ...(announces === undefined ? {} : { announces }),
    };
    await tx
      .insert(teamSettings)
      .values({ teamId: actor.teamId, createdAt: now, updatedAt: now })
      .onConflictDoNothing();
    const [before] = await tx
      .select()
      .from(teamSettings)
      .where(eq(teamSettings.teamId, actor.teamId))
      .for("update");
    await tx
      .update(teamSettings)
      .set({ ...change, updatedAt: now })
      .where(eq(teamSettings.teamId, actor.teamId));
    const begins = asksForApproval === true && before?.asksForApproval === false;
    const held = begins ? await settlePlanned(tx, actor, plannedPosts, now) : 0;
    await recordAudit(tx, actor, {
      action: "team.settings-changed",
      subjectId: actor.teamId,
      data: { ...change, ...(begins ? { plannedPosts, held } : {}) },
    });
  });
  return getTeamSettings(ctx, actor);
}

async function settlePlanned(
  tx: Transaction,
  actor: Actor,
  plannedPosts: "hold" | "approve",
  now: Date,
): Promise<number> {
  const ofTeam = eq(posts.teamId, actor.teamId);
  if (plannedPosts === "approve") {
    await tx
      .update(posts)
      .set({ approvedVersion: sql`${posts.version}` })
      .where(and(ofTeam, notInArray(posts.status, ["DRAFT", "PENDING_APPROVAL"])));
    return 0;
  }
  // What is in doubt may be out already: it is settled, not held.
  const waiting = await tx
    .select({ id: publications.id, postId: publications.postId })
    .from(publications)
    .innerJoin(posts, eq(posts.id, publications.postId))
    .where(
      and(
        eq(publications.teamId, actor.teamId),
        eq(publications.status, "SCHEDULED"),
        eq(publications.inDoubt, false),
        sql`${posts.approvedVersion} is distinct from ${posts.version}`,
      ),
    )
    .orderBy(asc(publications.id))
    .for("update", { of: publications });
  if (waiting.length === 0) return 0;
  const ids = waiting.map(({ id }) => id);
  await tx
    .update(publications)
    .set({ waitingFor: "approval", nextAttemptAt: null, enqueuedAt: null, updatedAt: now })
    .where(inArray(publications.id, ids));
  const postIds = [...new Set(waiting.map(({ postId }) => postId))];
  await refreshPostStatus(tx, postIds, now);
  return postIds.length;
}
