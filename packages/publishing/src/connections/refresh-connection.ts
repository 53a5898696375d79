import { AppError, type NetworkName } from "@planrrr/contract";
import { schema, type Transaction } from "@planrrr/database";
import { type JsonObject, NetworkError } from "@planrrr/networks";
import { and, eq, isNull, sql } from "drizzle-orm";
import type { PublishingContext } from "../context.ts";
import type { ConnectionRow } from "../publications/claim-publications.ts";
import { accountOf } from "./account-of.ts";
import { lifetimeOf } from "./credentials-lifetime.ts";
import { limitConcurrency } from "./limit-concurrency.ts";
import { markNeedsReconnecting } from "./connection-state.ts";

export type Refreshed =
  | { state: "refreshed"; credentials: JsonObject; credentialsVersion: number }
  | { state: "needs-reconnecting"; code: string; message: string }
  | { state: "try-later"; code: string; message: string; retryAt?: number | undefined };

const { connections } = schema;

/** Callers of one process that ask at the same time share one answer, so that they don't each hold a database connection. */
const running = new WeakMap<PublishingContext, Map<string, Promise<Refreshed>>>();

/** Each refresh holds a database connection while a network answers: a server that hangs must not use up the pool. */
const inTurn = limitConcurrency(4);

/**
 * Newer credentials than the caller's. A rotating token is refreshed by exactly one caller at a time, over all
 * processes (advisory lock), and saved before anybody uses it. A network that is away is never taken for a dead token.
 */
export function refreshConnection(
  ctx: PublishingContext,
  input: { id: string; credentialsVersion: number },
): Promise<Refreshed> {
  const shared = running.get(ctx) ?? new Map<string, Promise<Refreshed>>();
  running.set(ctx, shared);
  const key = `${input.id} ${input.credentialsVersion}`;
  const first = shared.get(key) ?? inTurn(() => refresh(ctx, input)).finally(() => shared.delete(key));
  shared.set(key, first);
  return first;
}

async function refresh(
  ctx: PublishingContext,
  input: { id: string; credentialsVersion: number },
): Promise<Refreshed> {
  return ctx.db.transaction(async (tx) => {
    // Not the row's lock: reports that put this connection on hold must not wait for a slow network.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtextextended(${`refresh ${input.id}`}, 0))`);
    const row = await load(tx, input.id);
    if (row.credentialsVersion > input.credentialsVersion) return known(ctx, row);
    if (row.status !== "ACTIVE") {
      const message = row.statusReason ?? "The account has to be connected again.";
      return { state: "needs-reconnecting", code: "NEEDS_RECONNECTING", message };
    }
    return ask(ctx, tx, row);
  });
}

async function ask(ctx: PublishingContext, tx: Transaction, row: ConnectionRow): Promise<Refreshed> {
  const unchanged = and(
    eq(connections.credentialsVersion, row.credentialsVersion),
    isNull(connections.removedAt),
  );
  try {
    const fresh = await callNetwork(ctx, row);
    const credentialsVersion = row.credentialsVersion + 1;
    const saved = await tx
      .update(connections)
      .set({
        credentials: ctx.vault.seal(row.id, fresh),
        ...lifetimeOf(ctx.networks[row.network as NetworkName], fresh),
        credentialsVersion,
        updatedAt: ctx.now(),
      })
      .where(and(eq(connections.id, row.id), unchanged))
      .returning({ id: connections.id });
    // Its owner has connected or removed it meanwhile: that counts.
    return saved.length > 0
      ? { state: "refreshed", credentials: fresh, credentialsVersion }
      : known(ctx, await load(tx, row.id));
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    const { code, message, retryAt } = error;
    if (error.kind !== "reconnect" && error.kind !== "refused")
      return { state: "try-later", code, message, retryAt };
    const marked = await markNeedsReconnecting(tx, row.id, message, ctx.now(), unchanged);
    if (!marked) return { state: "try-later", code, message };
    const { id: connectionId, teamId, network } = row;
    ctx.emit({ type: "connection.needs-reconnecting", teamId, connectionId, network, code });
    return { state: "needs-reconnecting", code, message };
  }
}

async function callNetwork(ctx: PublishingContext, row: ConnectionRow): Promise<JsonObject> {
  const network = ctx.networks[row.network as NetworkName];
  if (!network.refresh || !row.credentials) {
    throw new NetworkError({
      kind: "reconnect",
      code: "NO_REFRESH",
      message: "The account has to be connected again.",
    });
  }
  const app = ctx.oauthApp(row.network as NetworkName, row.service);
  return network.refresh(ctx.io, accountOf(row), ctx.vault.open(row.id, row.credentials), app);
}

async function load(tx: Transaction, id: string): Promise<ConnectionRow> {
  const [row] = await tx.select().from(connections).where(eq(connections.id, id));
  if (!row?.credentials) throw new AppError("NOT_FOUND", "There is no such connection.", { details: { id } });
  return row;
}

function known(ctx: PublishingContext, row: ConnectionRow): Refreshed {
  const credentials = ctx.vault.open(row.id, row.credentials ?? "");
  return { state: "refreshed", credentials, credentialsVersion: row.credentialsVersion };
}
