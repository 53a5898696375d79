import type { Connection, NetworkName } from "@planrrr/contract";
import { schema, storable } from "@planrrr/database";
import type { Connected } from "@planrrr/networks";
import { and, eq, sql } from "drizzle-orm";
import { recordAudit } from "../audit.ts";
import type { Actor, PublishingContext } from "../context.ts";
import { resumePublications } from "./connection-state.ts";
import { readLimits } from "../limits/read-limits.ts";
import { toConnection } from "./connection-view.ts";
import { lifetimeOf } from "./credentials-lifetime.ts";

/**
 * Keeps an account with its credentials encrypted. The same account again renews its connection: it keeps its id and
 * history, and what waited for it goes out.
 */
export async function saveConnection(
  ctx: PublishingContext,
  actor: Actor,
  network: NetworkName,
  connected: Connected,
): Promise<Connection> {
  const { account, credentials } = storable({
    account: connected.account,
    credentials: connected.credentials,
  });
  const { connections } = schema;
  const now = ctx.now();
  const row = await ctx.db.transaction(async (tx) => {
    // Two at once with the same account would both find nothing: the lock makes the second wait and find the first.
    await tx.execute(
      sql`select pg_advisory_xact_lock(hashtextextended(${`${actor.teamId} ${account.id}`}, 0))`,
    );
    const [known] = await tx
      .select({ id: connections.id })
      .from(connections)
      .where(
        and(
          eq(connections.teamId, actor.teamId),
          eq(connections.network, network),
          eq(connections.service, account.service),
          eq(connections.accountId, account.id),
        ),
      );
    const id = known?.id ?? ctx.newId();
    const renewed = {
      handle: account.handle,
      displayName: account.displayName,
      avatarUrl: account.avatarUrl ?? null,
      profileUrl: account.profileUrl ?? null,
      limits: account.limits,
      status: "ACTIVE",
      statusReason: null,
      holdUntil: null,
      removedAt: null,
      connectedAt: now,
      credentials: ctx.vault.seal(id, credentials),
      ...lifetimeOf(ctx.networks[network], credentials),
      updatedAt: now,
    };
    const [saved] = known
      ? await tx
          .update(connections)
          .set({ ...renewed, credentialsVersion: sql`${connections.credentialsVersion} + 1` })
          .where(eq(connections.id, id))
          .returning()
      : await tx
          .insert(connections)
          .values({
            ...renewed,
            id,
            teamId: actor.teamId,
            network: network,
            service: account.service,
            accountId: account.id,
            createdBy: actor.userId,
            createdAt: now,
          })
          .returning();
    await recordAudit(tx, actor, {
      action: known ? "connection.renewed" : "connection.added",
      subjectId: id,
      data: { network: network, handle: account.handle },
    });
    if (!saved) throw new Error("The connection was not saved.");
    return saved;
  });
  // Not in the transaction above: reports lock publications first and connections last.
  await resumePublications(ctx.db, row.id, now);
  return toConnection(row, (await readLimits(ctx, [row], now)).get(row.id));
}
