import { NetworkError, type PublicSource, readLongToken } from "@planrrr/networks/public-audience";
import type { TickerContext } from "../context.ts";
import { fingerprint } from "../refresh/fingerprint.ts";
import { toIo } from "../refresh/read-source.ts";
import { firstRecord, shouldRenew, type TokenRecord, withRenewed } from "./long-lived-token.ts";
import { loadTokens, saveTokens } from "./token-store.ts";

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
  const seed = fingerprint(source.token);
  const stored = await loadTokens(ctx, secret, source.token);
  // Nothing is written over what may open again.
  if (stored && "locked" in stored) return firstRecord(source.token, seed, ctx.now());
  const record = stored?.seed === seed ? stored : firstRecord(source.token, seed, ctx.now(), stored);
  if (record !== stored) await saveTokens(ctx, secret, record);
  return ctx.vault && shouldRenew(record, ctx.now()) ? renew(ctx, secret, source.service, record) : record;
}

async function renew(
  ctx: TickerContext,
  secret: string,
  service: string,
  record: TokenRecord,
): Promise<TokenRecord> {
  const tried = { ...record, triedAt: ctx.now() };
  await saveTokens(ctx, secret, tried);
  try {
    const query = { grant_type: "ig_refresh_token", access_token: record.current.token };
    const io = toIo({ fetch: ctx.fetch, now: ctx.now });
    const renewed = withRenewed(tried, await readLongToken(io, service, "/refresh_access_token", query));
    await saveTokens(ctx, secret, renewed);
    ctx.log("info", "ticker token renewed", {
      secret,
      expiresAt: new Date(renewed.current.expiresAt).toISOString(),
    });
    return renewed;
  } catch (error) {
    if (!(error instanceof NetworkError)) throw error;
    ctx.log("warn", "ticker token not renewed", { secret, code: error.code });
    return tried;
  }
}
