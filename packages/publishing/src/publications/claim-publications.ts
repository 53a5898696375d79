import type { Claimed, ClaimResult, NotClaimed } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import type { JsonObject } from "@planrrr/networks";
import { asc, eq, inArray } from "drizzle-orm";
import type { PublishingContext } from "../context.ts";
import type { PublicationRow } from "../posts/post-view.ts";
import { refreshPostStatus } from "../posts/refresh-post-status.ts";
import { decideClaim } from "./decide-claim.ts";
import { takenRemoteIds } from "./taken-remote-ids.ts";
import { addAttempts, type NewAttempt, type PublicationState, writePublications } from "./write-publications.ts";

export type ConnectionRow = typeof schema.connections.$inferSelect;

/**
 * Gives a worker the sole right to work on publications for a while: a lease and the next fencing number.
 * Answers for each id whether it is his, and if not why.
 */
export async function claimPublications(
  ctx: PublishingContext,
  input: { workerId: string; publicationIds: string[] },
): Promise<ClaimResult[]> {
  const { connections, publications } = schema;
  const now = ctx.now();
  const ids = [...new Set(input.publicationIds)];
  const { found, verdicts } = await ctx.db.transaction(async (tx) => {
    const found = await tx
      .select({ publication: publications, connection: connections })
      .from(publications)
      .innerJoin(connections, eq(connections.id, publications.connectionId))
      .where(inArray(publications.id, ids))
      .orderBy(asc(publications.id))
      .for("update", { of: publications });
    const verdicts = new Map(
      found.map(({ publication, connection }) => [
        publication.id,
        decideClaim(publication, connection, { now, workerId: input.workerId, settings: ctx.settings }),
      ]),
    );
    const writes: (PublicationState & { id: string })[] = [];
    const ledger: NewAttempt[] = [];
    const postIds: string[] = [];
    for (const { publication } of found) {
      const verdict = verdicts.get(publication.id);
      if (verdict?.state) writes.push({ ...verdict.state, id: publication.id });
      if (verdict?.attempt) ledger.push(verdict.attempt);
      if (verdict?.state && verdict.state.status !== publication.status) postIds.push(publication.postId);
    }
    await writePublications(tx, writes, now);
    await addAttempts(tx, ledger);
    if (postIds.length > 0) await refreshPostStatus(tx, postIds, now);
    return { found, verdicts };
  });

  const claimed = found.filter(({ publication }) => verdicts.get(publication.id)?.claimed);
  const taken = await takenRemoteIds(
    ctx.db,
    claimed.map(({ publication }) => publication).filter((publication) => publication.inDoubt),
  );
  const results = new Map<string, ClaimResult>();
  for (const { publication, connection } of found) {
    const verdict = verdicts.get(publication.id);
    results.set(
      publication.id,
      verdict?.claimed
        ? toClaimed(ctx, publication, connection, verdict.state.fence, taken.get(publication.id) ?? [])
        : notClaimed(publication.id, verdict?.reason ?? "not-found"),
    );
  }
  return ids.map((id) => results.get(id) ?? notClaimed(id, "not-found"));
}

function toClaimed(
  ctx: PublishingContext,
  publication: PublicationRow,
  connection: ConnectionRow,
  fence: number,
  takenIds: string[],
): Claimed {
  return {
    claimed: true,
    publicationId: publication.id,
    postId: publication.postId,
    fence,
    leaseMs: ctx.settings.leaseMs,
    mode: publication.inDoubt ? "reconcile" : "publish",
    network: publication.network as Claimed["network"],
    connectionId: connection.id,
    dueAt: (publication.dueAt ?? ctx.now()).toISOString(),
    content: publication.content as Claimed["content"],
    account: {
      id: connection.accountId,
      handle: connection.handle,
      displayName: connection.displayName,
      avatarUrl: connection.avatarUrl ?? undefined,
      profileUrl: connection.profileUrl ?? undefined,
      service: connection.service,
      limits: connection.limits as JsonObject,
    },
    credentials: ctx.vault.open(connection.id, connection.credentials ?? ""),
    credentialsVersion: connection.credentialsVersion,
    handle: publication.handle as JsonObject | null,
    armedAt: publication.armedAt?.toISOString() ?? null,
    takenRemoteIds: takenIds,
  };
}

function notClaimed(publicationId: string, reason: NotClaimed["reason"]): NotClaimed {
  return { claimed: false, publicationId, reason };
}
