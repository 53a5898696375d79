import { type AddConnectionInput, AppError, type Connection, NetworkName } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { type Connected, NetworkError } from "@planrrr/networks";
import { and, eq, sql } from "drizzle-orm";
import { recordAudit } from "../audit.ts";
import type { Actor, PublishingContext } from "../context.ts";
import { refuseMember } from "../refuse-member.ts";
import { storable } from "../storable.ts";
import { resumePublications } from "./connection-state.ts";
import { toConnection } from "./connection-view.ts";

/**
 * Checks the credentials with the network and keeps them encrypted. The same account again renews its connection:
 * it keeps its id and history, and what waited for it goes out.
 * Throws FORBIDDEN to members, UNKNOWN_NETWORK, CREDENTIALS_REFUSED, NETWORK_UNREACHABLE.
 */
export async function addConnection(
  ctx: PublishingContext,
  actor: Actor,
  input: AddConnectionInput,
): Promise<Connection> {
  refuseMember(actor);
  const network = NetworkName.safeParse(input.network);
  if (!network.success) {
    throw new AppError("UNKNOWN_NETWORK", `planrrr does not know the network "${input.network}".`, {
      details: { known: NetworkName.options },
    });
  }
  const { account, credentials } = storable(await connect(ctx, network.data, input));
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
          eq(connections.network, network.data),
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
            network: network.data,
            service: account.service,
            accountId: account.id,
            createdBy: actor.userId,
            createdAt: now,
          })
          .returning();
    await recordAudit(tx, actor, {
      action: known ? "connection.renewed" : "connection.added",
      subjectId: id,
      data: { network: network.data, handle: account.handle },
    });
    if (!saved) throw new Error("The connection was not saved.");
    return saved;
  });
  // Not in the transaction above: reports lock publications first and connections last.
  await resumePublications(ctx.db, row.id, now);
  return toConnection(row);
}

async function connect(
  ctx: PublishingContext,
  network: NetworkName,
  { network: _name, ...fields }: AddConnectionInput,
): Promise<Connected> {
  try {
    const given = Object.entries(fields).filter((entry): entry is [string, string] => entry[1] !== undefined);
    return await ctx.networks[network].connect(ctx.io, Object.fromEntries(given));
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    const refused = error.kind === "reconnect" || error.kind === "refused" || error.kind === "expired";
    throw new AppError(refused ? "CREDENTIALS_REFUSED" : "NETWORK_UNREACHABLE", error.message, {
      details: { network, networkCode: error.code },
      cause: error,
    });
  }
}
