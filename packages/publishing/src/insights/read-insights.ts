import type { NetworkName } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { type JsonObject, NetworkError, type NetworkIo, type Usage } from "@planrrr/networks";
import { asc, eq, inArray, lte } from "drizzle-orm";
import { accountOf } from "../connections/account-of.ts";
import { limitConcurrency } from "../connections/limit-concurrency.ts";
import { refreshConnection } from "../connections/refresh-connection.ts";
import type { PublishingContext } from "../context.ts";
import { noteAnswers } from "../limits/note-answers.ts";
import type { ConnectionRow } from "../publications/claim-publications.ts";
import { isLowOn } from "./is-low-on.ts";
import { nextReading } from "./next-reading.ts";

const { connections, insightPlans: plans, insights, publications } = schema;

const MINUTE_MS = 60_000;
const BATCH = 100;
/** Whoever reads them has this long before somebody else may. */
const LEASE_MS = 10 * MINUTE_MS;
const PATIENCE_MS = 30 * MINUTE_MS;
/** Then the next reading is waited for. */
const MAX_FAILURES = 5;

const inTurn = limitConcurrency(4);

interface Due {
  plan: typeof plans.$inferSelect;
  publication: { id: string; remoteId: string; publishedAt: Date };
  connection: ConnectionRow;
}

/** Reads the figures of posts for which it is time. Publishing comes first: a budget that runs low is left to it. */
export async function readInsights(ctx: PublishingContext): Promise<number> {
  const due = await takeDue(ctx);
  const answers = await Promise.all(due.map((each) => inTurn(() => readOne(ctx, each))));
  return answers.filter(Boolean).length;
}

async function takeDue(ctx: PublishingContext): Promise<Due[]> {
  const now = ctx.now();
  const ids = await ctx.db.transaction(async (tx) => {
    const rows = await tx
      .select({ id: plans.publicationId })
      .from(plans)
      .where(lte(plans.dueAt, now))
      .orderBy(asc(plans.dueAt))
      .limit(BATCH)
      .for("update", { skipLocked: true });
    const taken = rows.map(({ id }) => id);
    if (taken.length > 0)
      await tx
        .update(plans)
        .set({ dueAt: new Date(now.getTime() + LEASE_MS) })
        .where(inArray(plans.publicationId, taken));
    return taken;
  });
  if (ids.length === 0) return [];
  const rows = await ctx.db
    .select({ plan: plans, publication: publications, connection: connections })
    .from(plans)
    .innerJoin(publications, eq(publications.id, plans.publicationId))
    .innerJoin(connections, eq(connections.id, publications.connectionId))
    .where(inArray(plans.publicationId, ids));
  return rows.flatMap(({ plan, publication: { id, remoteId, publishedAt }, connection }) =>
    remoteId && publishedAt ? [{ plan, publication: { id, remoteId, publishedAt }, connection }] : [],
  );
}

async function readOne(ctx: PublishingContext, due: Due): Promise<boolean> {
  const { plan, publication, connection } = due;
  const network = ctx.networks[connection.network as NetworkName];
  const now = ctx.now();
  const next = nextReading(publication.publishedAt, now, network.insightHours) ?? null;
  const put = (change: Partial<typeof plans.$inferInsert>) =>
    ctx.db.update(plans).set(change).where(eq(plans.publicationId, plan.publicationId));
  if (connection.removedAt || connection.status !== "ACTIVE") {
    await put({ dueAt: connection.removedAt ? null : next });
    return false;
  }
  if ((connection.holdUntil && connection.holdUntil > now) || (await isLowOn(ctx.db, connection, now))) {
    await put({ dueAt: new Date(now.getTime() + PATIENCE_MS) });
    return false;
  }
  const usage: Usage[] = [];
  try {
    const metrics = await ask(ctx, due, { ...ctx.io, noteUsage: (note) => void usage.push(note) });
    await noteAnswers(ctx.db, [{ connection, away: false, usage }], now);
    if (JSON.stringify(sorted(metrics)) !== JSON.stringify(sorted(plan.metrics ?? {})))
      await ctx.db
        .insert(insights)
        .values({ id: ctx.newId(), publicationId: publication.id, readAt: now, metrics });
    await put({ dueAt: next, readAt: now, metrics, failures: 0, errorCode: null });
    return true;
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    const failures = plan.failures + 1;
    const isGone = error.code === "POST_GONE";
    const again = new Date(
      Math.max(error.retryAt ?? 0, now.getTime() + PATIENCE_MS * 2 ** Math.min(failures, MAX_FAILURES)),
    );
    const isOver = isGone || error.kind === "refused" || failures > MAX_FAILURES;
    await put({
      dueAt: isGone ? null : isOver ? next : again,
      failures: isOver ? 0 : failures,
      errorCode: error.code,
    });
    return false;
  }
}

/** Once more with fresh credentials when the network says that they have expired. */
async function ask(
  ctx: PublishingContext,
  { publication, connection }: Due,
  io: NetworkIo,
): Promise<{ [metric: string]: number }> {
  const network = ctx.networks[connection.network as NetworkName];
  const read = (credentials: JsonObject) =>
    network.insights?.(io, accountOf(connection), credentials, publication.remoteId) ?? Promise.resolve({});
  try {
    return await read(ctx.vault.open(connection.id, connection.credentials ?? ""));
  } catch (error) {
    if (!(error instanceof NetworkError) || error.kind !== "expired") throw error;
    const { id, credentialsVersion } = connection;
    const fresh = await refreshConnection(ctx, { id, credentialsVersion });
    if (fresh.state === "refreshed") return read(fresh.credentials);
    const { code, message } = fresh;
    throw new NetworkError({ kind: "reconnect", code, message, cause: error });
  }
}

const sorted = (metrics: object) =>
  Object.entries(metrics).toSorted(([one], [other]) => one.localeCompare(other));
