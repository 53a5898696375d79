import { NetworkError, type PublicSource, readLongToken } from "@planrrr/networks/public-audience";
import type { TickerContext } from "../context.ts";
import { fingerprint } from "../refresh/fingerprint.ts";
import { toIo } from "../refresh/read-source.ts";
import { firstRecord, shouldRenew, type TokenRecord, withRenewed } from "./long-lived-token.ts";

export const tokenKey = (secret: string): string => `token:${secret}`;

/** Instagram's own logins end after 60 days; a page's token of Facebook's login has no end. */
export function isLongLived(source: PublicSource): source is PublicSource & { network: "instagram" } {
  return (
    source.network === "instagram" &&
    source.discover === undefined &&
    new URL(source.service).hostname !== "graph.facebook.com"
  );
}

/** The record of a secret, renewed when it is time. The new token is stored before anybody uses it. */
export async function keepToken(
  ctx: TickerContext,
  secret: string,
  source: PublicSource & { network: "instagram" },
): Promise<TokenRecord> {
  const key = tokenKey(secret);
  const seed = fingerprint(source.token);
  const stored = await ctx.store.get<TokenRecord>(key);
  let record = stored?.seed === seed ? stored : firstRecord(source.token, seed, ctx.now(), stored);
  if (record !== stored) await ctx.store.put(key, record);
  if (!shouldRenew(record, ctx.now())) return record;
  record = { ...record, triedAt: ctx.now() };
  await ctx.store.put(key, record);
  try {
    const query = { grant_type: "ig_refresh_token", access_token: record.current.token };
    const io = toIo({ fetch: ctx.fetch, now: ctx.now });
    record = withRenewed(record, await readLongToken(io, source.service, "/refresh_access_token", query));
    await ctx.store.put(key, record);
    ctx.log("info", "ticker token renewed", {
      secret,
      expiresAt: new Date(record.current.expiresAt).toISOString(),
    });
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    ctx.log("warn", "ticker token not renewed", { secret, code: error.code });
  }
  return record;
}
