import { type NewFailure, toFailure } from "@planrrr/audience";
import type { NetworkName } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import type { Audience, JsonObject, NetworkIo, Usage } from "@planrrr/networks";
import { NetworkError } from "@planrrr/networks";
import { and, eq, isNull } from "drizzle-orm";
import type { PublishingContext } from "../context.ts";
import { refreshConnection } from "../connections/refresh-connection.ts";
import { noteAnswers } from "../limits/note-answers.ts";
import type { ConnectionRow } from "../publications/claim-publications.ts";
import { type CountOutcome, type CountReading, saveCount } from "./save-count.ts";

const { connections } = schema;
const patienceMs = 30_000;

/** Counts the followers of one account now. A failure is kept beside the last good number, and never becomes one. */
export async function countAudience(ctx: PublishingContext, id: string): Promise<CountOutcome> {
  const [row] = await ctx.db
    .select()
    .from(connections)
    .where(and(eq(connections.id, id), isNull(connections.removedAt)));
  if (!row?.credentials) return "gone";
  const usage: Usage[] = [];
  const io = { ...ctx.io, noteUsage: (note: Usage) => void usage.push(note) };
  const reading = await readAudience(ctx, io, row);
  // Usage alone: who followers can't be read from may well take posts.
  if ("audience" in reading && usage.length > 0)
    await noteAnswers(ctx.db, [{ connection: row, away: false, usage }], ctx.now());
  return saveCount(ctx, row, reading, usage);
}

async function readAudience(
  ctx: PublishingContext,
  io: NetworkIo,
  row: ConnectionRow,
): Promise<CountReading> {
  try {
    return { audience: checked(await askNetwork(ctx, io, row)) };
  } catch (error) {
    if (error instanceof NetworkError) return { failure: toFailure(error), message: error.message };
    ctx.log.error({ err: error, connectionId: row.id }, "counting followers failed");
    const failure: NewFailure = { kind: "upstream", code: "INTERNAL" };
    return { failure, message: "Something went wrong at planrrr." };
  }
}

async function askNetwork(ctx: PublishingContext, io: NetworkIo, row: ConnectionRow): Promise<Audience> {
  const network = ctx.networks[row.network as NetworkName];
  const { id, accountId, handle, displayName, service, credentialsVersion } = row;
  const account = { id: accountId, handle, displayName, service, limits: row.limits as JsonObject };
  const ask = (credentials: JsonObject) => {
    if (!network.audience) throw new Error(`${network.name} tells no followers.`);
    return network.audience({ ...io, signal: AbortSignal.timeout(patienceMs) }, account, credentials);
  };
  try {
    return await ask(ctx.vault.open(id, row.credentials ?? ""));
  } catch (error) {
    if (!(error instanceof NetworkError) || error.kind !== "expired") throw error;
    const fresh = await refreshConnection(ctx, { id, credentialsVersion });
    if (fresh.state === "refreshed") return ask(fresh.credentials);
    const kind = fresh.state === "needs-reconnecting" ? "reconnect" : "not-sent";
    throw new NetworkError({ kind, code: fresh.code, message: fresh.message, cause: error });
  }
}

function checked(audience: Audience): Audience {
  if (Number.isSafeInteger(audience.followers) && audience.followers >= 0) return audience;
  throw new NetworkError({
    kind: "not-sent",
    code: "INVALID_TOTAL",
    message: "The network told a number of followers that can't be one.",
  });
}
