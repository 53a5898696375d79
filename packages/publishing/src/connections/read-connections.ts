import { AppError, type Connection } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, asc, eq, gt, isNull } from "drizzle-orm";
import type { Actor, PublishingContext } from "../context.ts";
import { readLimits } from "../limits/read-limits.ts";
import { parseIdCursor } from "../posts/post-order.ts";
import { toConnection } from "./connection-view.ts";
import { readActivity } from "./read-activity.ts";

const { connections } = schema;

/** The team's connections, oldest first. */
export async function listConnections(
  ctx: PublishingContext,
  actor: Actor,
  input: { limit: number; cursor?: string | undefined },
): Promise<{ items: Connection[]; nextCursor: string | null }> {
  const rows = await ctx.db
    .select()
    .from(connections)
    .where(
      and(
        eq(connections.teamId, actor.teamId),
        isNull(connections.removedAt),
        input.cursor ? gt(connections.id, parseIdCursor(input.cursor)) : undefined,
      ),
    )
    .orderBy(asc(connections.id))
    .limit(input.limit + 1);
  const shown = rows.slice(0, input.limit);
  const limits = await readLimits(ctx, shown, ctx.now());
  const activity = await readActivity(
    ctx.db,
    shown.map(({ id }) => id),
  );
  return {
    items: shown.map((row) => toConnection(row, limits.get(row.id), activity.get(row.id))),
    nextCursor: rows.length > input.limit ? (shown.at(-1)?.id ?? null) : null,
  };
}

/** One connection of the team; somebody else's does not exist: NOT_FOUND. */
export async function getConnection(
  ctx: PublishingContext,
  actor: Actor,
  input: { id: string },
): Promise<Connection> {
  const [row] = await ctx.db
    .select()
    .from(connections)
    .where(
      and(eq(connections.id, input.id), eq(connections.teamId, actor.teamId), isNull(connections.removedAt)),
    );
  if (!row) throw new AppError("NOT_FOUND", "There is no such connection.", { details: { id: input.id } });
  const limits = await readLimits(ctx, [row], ctx.now());
  const activity = await readActivity(ctx.db, [row.id]);
  return toConnection(row, limits.get(row.id), activity.get(row.id));
}
