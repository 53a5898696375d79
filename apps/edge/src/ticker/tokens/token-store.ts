import type { TickerContext } from "../context.ts";
import { VaultError } from "../../vault/vault.ts";
import { fingerprint } from "../refresh/fingerprint.ts";
import type { LongLivedToken, TokenRecord } from "./long-lived-token.ts";

/** As it lies in storage: times in the open, tokens sealed. */
interface StoredTokens {
  seed: string;
  triedAt?: number;
  current: StoredToken;
  previous?: StoredToken;
  /** Both tokens. Absent: there was no key, and the only token is the one that is given. */
  sealed?: string;
}
/** With `token` it is of a time when they were not sealed yet. */
type StoredToken = Omit<LongLivedToken, "token"> & { token?: string };
interface Tokens {
  current: string;
  previous?: string;
}

export const tokenKey = (secret: string): string => `token:${secret}`;
/** Where its seal is bound to. */
const placeOf = (secret: string): string => `ticker:token:${secret}`;

/** Tokens are there that no key of the ring opens. They are left as they are, for the day on which one does. */
export interface LockedTokens {
  /** Why. */
  locked: string;
}

/** What is kept of a secret, opened. `given`: the token as it was set by hand. */
export async function loadTokens(
  ctx: TickerContext,
  secret: string,
  given: string,
): Promise<TokenRecord | LockedTokens | undefined> {
  const stored = await ctx.store.get<StoredTokens>(tokenKey(secret));
  if (stored === undefined || isForgotten(stored, given)) return undefined;
  try {
    const tokens = await openTokens(ctx, secret, stored, given);
    const record = withTokens(stored, tokens);
    if (shouldSealAgain(ctx, stored)) await saveTokens(ctx, secret, record);
    return record;
  } catch (error) {
    if (!(error instanceof VaultError)) throw error;
    return { locked: error.message };
  }
}

/** Without a key only times are kept: what is not sealed is not written down. */
export async function saveTokens(ctx: TickerContext, secret: string, record: TokenRecord): Promise<void> {
  const { seed, triedAt, current, previous } = record;
  const tokens: Tokens = { current: current.token, ...(previous && { previous: previous.token }) };
  const stored: StoredTokens = {
    seed,
    ...(triedAt !== undefined && { triedAt }),
    current: timesOf(current),
    ...(ctx.vault && previous && { previous: timesOf(previous) }),
    ...(ctx.vault && { sealed: await ctx.vault.seal(placeOf(secret), tokens) }),
  };
  await ctx.store.put(tokenKey(secret), stored);
}

async function openTokens(
  { vault }: TickerContext,
  secret: string,
  { sealed, current, previous }: StoredTokens,
  given: string,
): Promise<Tokens> {
  if (sealed === undefined)
    return { current: current.token ?? given, ...(previous?.token && { previous: previous.token }) };
  if (vault === undefined) throw new VaultError("EDGE_ENCRYPTION_KEYS is not set.");
  return (await vault.open(placeOf(secret), sealed)) as Tokens;
}

/** Times alone tell nothing of a token that was set by hand since. */
function isForgotten({ seed, sealed, current }: StoredTokens, given: string): boolean {
  return sealed === undefined && current.token === undefined && seed !== fingerprint(given);
}

/** Once there is a key, and once there is a newer one. */
function shouldSealAgain({ vault }: TickerContext, { sealed }: StoredTokens): boolean {
  return vault !== undefined && (sealed === undefined || vault.isStale(sealed));
}

function withTokens(stored: StoredTokens, tokens: Tokens): TokenRecord {
  const { seed, triedAt, current, previous } = stored;
  return {
    seed,
    current: { ...timesOf(current), token: tokens.current },
    ...(previous && tokens.previous && { previous: { ...timesOf(previous), token: tokens.previous } }),
    ...(triedAt !== undefined && { triedAt }),
  };
}

function timesOf({ issuedAt, expiresAt }: StoredToken): Omit<LongLivedToken, "token"> {
  return { issuedAt, expiresAt };
}
