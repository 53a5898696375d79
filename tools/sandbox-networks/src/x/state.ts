import type { Hash } from "node:crypto";
import type { XAccount, XCode, XGrant, XMedia, XOptions, XPost } from "./types.ts";

/** The server's whole memory. */
export interface XState {
  now(): number;
  options: XOptions;
  accounts: Map<string, XAccount>;
  codes: Map<string, XCode>;
  accessTokens: Map<string, { grant: XGrant; expiresAt: number }>;
  refreshTokens: Map<string, { grant: XGrant; isUsed: boolean }>;
  /** In the order of their ids, which is the order of time. */
  posts: Map<string, XPost>;
  media: Map<string, XMedia>;
  /** Of files still on their way. */
  hashes: Map<string, { hash: Hash; next: number }>;
  windows: Map<string, { count: number; resetAt: number }>;
  /** Thousandths of a US dollar. */
  spent: number;
  reads: number;
  nextId(): string;
}

const X_EPOCH = 1_288_834_974_657;
const SEQUENCE_BITS = 22n;

export function createState(options: XOptions = {}): XState {
  const now = options.now ?? Date.now;
  let lastId = 0n;
  return {
    now,
    options: { ...options },
    accounts: new Map(),
    codes: new Map(),
    accessTokens: new Map(),
    refreshTokens: new Map(),
    posts: new Map(),
    media: new Map(),
    hashes: new Map(),
    windows: new Map(),
    spent: 0,
    reads: 0,
    nextId() {
      const fresh = BigInt(Math.floor(now()) - X_EPOCH) << SEQUENCE_BITS;
      lastId = fresh > lastId ? fresh : lastId + 1n;
      return lastId.toString();
    },
  };
}

export function addAccount(state: XState, username: string, wantsPremium?: boolean): XAccount {
  const known = [...state.accounts.values()].find((account) => account.username === username);
  // The same at every start, as a connection made before a restart names its account by id.
  const id = known?.id ?? String(7_000_001 + state.accounts.size);
  const displayName = username.charAt(0).toUpperCase() + username.slice(1);
  const isPremium = wantsPremium ?? known?.isPremium ?? false;
  const account = {
    id,
    username,
    displayName,
    isPremium,
    followers: known?.followers ?? 1234 + state.accounts.size,
  };
  state.accounts.set(id, account);
  return account;
}

/** Back to the first day; accounts and tokens stay, as somebody may be signed in. */
export function resetState(state: XState): void {
  for (const kept of [state.posts, state.media, state.hashes, state.windows]) kept.clear();
  state.spent = 0;
  state.reads = 0;
}
