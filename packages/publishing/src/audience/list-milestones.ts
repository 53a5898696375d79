import type { AudienceMilestone, NetworkName } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, desc, eq, lt } from "drizzle-orm";
import type { Actor, PublishingContext } from "../context.ts";
import { parseIdCursor } from "../posts/post-order.ts";

const { audienceMilestones: t, connections } = schema;

/** What the team's accounts have reached, newest first. */
export async function listMilestones(
  ctx: PublishingContext,
  actor: Actor,
  input: { limit: number; cursor?: string | undefined },
): Promise<{ items: AudienceMilestone[]; nextCursor: string | null }> {
  const rows = await ctx.db
    .select({
      id: t.id,
      connectionId: t.connectionId,
      network: connections.network,
      handle: connections.handle,
      displayName: connections.displayName,
      followers: t.followers,
      reachedAt: t.reachedAt,
    })
    .from(t)
    .innerJoin(connections, eq(connections.id, t.connectionId))
    .where(
      and(
        eq(t.teamId, actor.teamId),
        // Ids are of the time they were made at.
        input.cursor ? lt(t.id, parseIdCursor(input.cursor)) : undefined,
      ),
    )
    .orderBy(desc(t.id))
    .limit(input.limit + 1);
  const shown = rows.slice(0, input.limit);
  return {
    items: shown.map((row) => ({ ...row, network: row.network as NetworkName })),
    nextCursor: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null,
  };
}
