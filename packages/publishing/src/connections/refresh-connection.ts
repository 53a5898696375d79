import { AppError, type NetworkName } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { type JsonObject, type NetworkAccount, NetworkError } from "@planrrr/networks";
import { eq } from "drizzle-orm";
import type { PublishingContext } from "../context.ts";
import { markNeedsReconnecting } from "./connection-state.ts";

export type Refreshed =
  | { state: "refreshed"; credentials: JsonObject; credentialsVersion: number }
  | { state: "needs-reconnecting"; code: string; message: string }
  | { state: "try-later"; code: string; message: string; retryAt?: number | undefined };

/** Callers of one process that ask at the same time share one answer, so that they don't each hold a database connection. */
const running = new WeakMap<PublishingContext, Map<string, Promise<Refreshed>>>();

/**
 * Newer credentials than the caller's. A rotating token is refreshed by exactly one caller at a time, over all
 * processes (row lock), and saved before anybody uses it. A network that is away is never taken for a dead token.
 */
export function refreshConnection(
  ctx: PublishingContext,
  input: { id: string; credentialsVersion: number },
): Promise<Refreshed> {
  const shared = running.get(ctx) ?? new Map<string, Promise<Refreshed>>();
  running.set(ctx, shared);
  const key = `${input.id} ${input.credentialsVersion}`;
  const first = shared.get(key) ?? refresh(ctx, input).finally(() => shared.delete(key));
  shared.set(key, first);
  return first;
}

async function refresh(
  ctx: PublishingContext,
  input: { id: string; credentialsVersion: number },
): Promise<Refreshed> {
  const { connections } = schema;
  return ctx.db.transaction(async (tx) => {
    // "no key update": publications that name this connection may be written meanwhile.
    const [row] = await tx.select().from(connections).where(eq(connections.id, input.id)).for("no key update");
    if (!row?.credentials) throw new AppError("NOT_FOUND", "There is no such connection.", { details: { id: input.id } });
    const credentials = ctx.vault.open(row.id, row.credentials);
    if (row.credentialsVersion > input.credentialsVersion)
      return { state: "refreshed", credentials, credentialsVersion: row.credentialsVersion };

    const network = ctx.networks[row.network as NetworkName];
    const account: NetworkAccount = {
      id: row.accountId,
      handle: row.handle,
      displayName: row.displayName,
      service: row.service,
      limits: row.limits as JsonObject,
    };
    try {
      if (!network.refresh) {
        throw new NetworkError({ kind: "reconnect", code: "NO_REFRESH", message: "The account has to be connected again." });
      }
      const fresh = await network.refresh(ctx.io, account, credentials);
      const credentialsVersion = row.credentialsVersion + 1;
      await tx
        .update(connections)
        .set({ credentials: ctx.vault.seal(row.id, fresh), credentialsVersion, updatedAt: ctx.now() })
        .where(eq(connections.id, row.id));
      return { state: "refreshed", credentials: fresh, credentialsVersion };
    } catch (error) {
      if (!(error instanceof NetworkError)) throw error;
      const { code, message, retryAt } = error;
      if (error.kind !== "reconnect" && error.kind !== "refused") return { state: "try-later", code, message, retryAt };
      await markNeedsReconnecting(tx, row.id, message, ctx.now());
      ctx.emit({
        type: "connection.needs-reconnecting",
        teamId: row.teamId,
        connectionId: row.id,
        network: row.network,
        code,
      });
      return { state: "needs-reconnecting", code, message };
    }
  });
}
