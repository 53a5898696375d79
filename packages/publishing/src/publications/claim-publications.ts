import type { Claimed, ClaimResult, NotClaimed } from "@planrrr/contract";
import { schema, type Transaction } from "@planrrr/database";
import type { JsonObject } from "@planrrr/networks";
import { asc, inArray } from "drizzle-orm";
import { unapprovedPosts } from "../approval/asks-for-approval.ts";
import { loadClaimLimits } from "../limits/claim-limits.ts";
import { VaultError } from "../connections/credentials-vault.ts";
import type { PublishingContext } from "../context.ts";
import type { PublicationRow } from "../posts/post-view.ts";
import { refreshPostStatus } from "../posts/refresh-post-status.ts";
import { type ClaimVerdict, decideClaim } from "./decide-claim.ts";
import { endEvents } from "./end-events.ts";
import { type ReplyTo, replyPlaces } from "./reply-places.ts";
import { takenRemoteIds } from "./taken-remote-ids.ts";
import { addAttempts, writePublications } from "./write-publications.ts";

export type ConnectionRow = typeof schema.connections.$inferSelect;

interface OpenConnection {
  row: ConnectionRow;
  /** Null: removed, or they can't be decrypted. */
  credentials: JsonObject | null;
}

interface Decided {
  publication: PublicationRow;
  connection: OpenConnection;
  verdict: ClaimVerdict;
  replyTo: ReplyTo | undefined;
}

/**
 * Gives a worker the sole right to work on publications for a while: a lease and the next fencing number.
 * Answers for each id, in its place, whether it is his, and if not why.
 */
export async function claimPublications(
  ctx: PublishingContext,
  input: { workerId: string; publicationIds: string[] },
): Promise<ClaimResult[]> {
  const decided = await ctx.db.transaction((tx) => decideAll(ctx, tx, input));
  for (const { publication, verdict } of decided)
    if (verdict.state) for (const event of endEvents(publication, verdict.state, ctx.now())) ctx.emit(event);

  const inDoubt = decided.flatMap(({ publication, verdict }) =>
    verdict.claimed && publication.inDoubt ? [publication] : [],
  );
  const taken = await takenRemoteIds(ctx.db, inDoubt);
  const results = new Map(
    decided.map((entry) => [
      entry.publication.id,
      toResult(ctx, entry, taken.get(entry.publication.id) ?? []),
    ]),
  );
  const answered = new Set<string>();
  return input.publicationIds.map((id) => {
    const result = results.get(id) ?? notClaimed(id, "not-found");
    // Asked for twice at once, it is given once: two that hold the same fence could both send.
    if (result.claimed && answered.has(id)) return notClaimed(id, "leased");
    answered.add(id);
    return result;
  });
}

async function decideAll(
  ctx: PublishingContext,
  tx: Transaction,
  { workerId, publicationIds }: { workerId: string; publicationIds: string[] },
): Promise<Decided[]> {
  const { publications } = schema;
  const now = ctx.now();
  const rows = await tx
    .select()
    .from(publications)
    .where(inArray(publications.id, [...new Set(publicationIds)]))
    .orderBy(asc(publications.id))
    .for("update");
  const connections = await openConnections(ctx, tx, rows);
  const unapproved = await unapprovedPosts(tx, rows);
  const places = await replyPlaces(tx, rows);
  await lockPosts(tx, rows);
  const limits = await loadClaimLimits(
    tx,
    [...connections.values()].map(({ row }) => row),
    { now, leaseMs: ctx.settings.leaseMs },
  );
  const decided = rows.flatMap((publication): Decided[] => {
    const connection = connections.get(publication.connectionId);
    if (!connection) return [];
    const unreadable = connection.row.credentials !== null && connection.credentials === null;
    const replyTo = places.get(publication.id);
    const facts = {
      now,
      workerId,
      settings: ctx.settings,
      unreadable,
      unapproved: unapproved.has(publication.postId),
      outOfTurn: publication.role !== "post" && replyTo === undefined,
      limit: () => limits.pass(connection.row),
    };
    return [{ publication, connection, replyTo, verdict: decideClaim(publication, connection.row, facts) }];
  });
  await writePublications(
    tx,
    decided.flatMap(({ publication: { id }, verdict: { state } }) => (state ? [{ ...state, id }] : [])),
    now,
  );
  await limits.save(tx);
  await addAttempts(
    tx,
    decided.flatMap(({ verdict: { attempt } }) => attempt ?? []),
  );
  const moved = decided.filter(
    ({ publication, verdict: { state } }) =>
      state && (state.status !== publication.status || state.waitingFor === "approval"),
  );
  await refreshPostStatus(
    tx,
    moved.map(({ publication }) => publication.postId),
    now,
  );
  return decided;
}

/** Before the limits, as a report does: of one post's accounts, one may be claimed while another is reported. */
async function lockPosts(tx: Transaction, rows: readonly PublicationRow[]): Promise<void> {
  const { posts } = schema;
  const ids = [...new Set(rows.map(({ postId }) => postId))];
  if (ids.length === 0) return;
  await tx
    .select({ id: posts.id })
    .from(posts)
    .where(inArray(posts.id, ids))
    .orderBy(asc(posts.id))
    .for("update");
}

/** Read after the publications are locked: a report they waited for may have put the connection on hold. */
async function openConnections(
  ctx: PublishingContext,
  tx: Transaction,
  rows: readonly PublicationRow[],
): Promise<Map<string, OpenConnection>> {
  if (rows.length === 0) return new Map();
  const { connections } = schema;
  const ids = [...new Set(rows.map((row) => row.connectionId))];
  const found = await tx.select().from(connections).where(inArray(connections.id, ids));
  return new Map(found.map((row) => [row.id, { row, credentials: openCredentials(ctx, row) }]));
}

/** One account that can't be decrypted must not keep the rest of a batch from going out. */
function openCredentials(ctx: PublishingContext, row: ConnectionRow): JsonObject | null {
  if (row.credentials === null) return null;
  try {
    return ctx.vault.open(row.id, row.credentials);
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    ctx.log.error(
      { err: error, connectionId: row.id },
      "Credentials can't be decrypted; their publications wait",
    );
    return null;
  }
}

function toResult(
  ctx: PublishingContext,
  { publication, connection, verdict, replyTo }: Decided,
  takenIds: string[],
): ClaimResult {
  if (!verdict.claimed) return notClaimed(publication.id, verdict.reason);
  const { row, credentials } = connection;
  if (!credentials) throw new Error(`Publication ${publication.id} was claimed without credentials.`);
  return {
    claimed: true,
    publicationId: publication.id,
    postId: publication.postId,
    fence: verdict.state.fence,
    leaseMs: ctx.settings.leaseMs,
    mode: publication.inDoubt ? "reconcile" : "publish",
    network: publication.network as Claimed["network"],
    connectionId: row.id,
    dueAt: (publication.dueAt ?? ctx.now()).toISOString(),
    content: publication.content as Claimed["content"],
    replyTo,
    account: {
      id: row.accountId,
      handle: row.handle,
      displayName: row.displayName,
      avatarUrl: row.avatarUrl ?? undefined,
      profileUrl: row.profileUrl ?? undefined,
      service: row.service,
      limits: row.limits as JsonObject,
    },
    credentials,
    credentialsVersion: row.credentialsVersion,
    handle: publication.handle as JsonObject | null,
    armedAt: publication.armedAt?.toISOString() ?? null,
    doubtSince: publication.doubtSince?.toISOString() ?? null,
    takenRemoteIds: takenIds,
  };
}

function notClaimed(publicationId: string, reason: NotClaimed["reason"]): NotClaimed {
  return { claimed: false, publicationId, reason };
}
