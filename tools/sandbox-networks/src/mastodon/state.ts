import type {
  IdempotencyMode,
  MastodonOptions,
  SandboxAccount,
  StoredMedia,
  StoredStatus,
  StoredToken,
} from "./types.ts";

/** The server's whole memory. */
export interface MastodonState {
  now(): number;
  options: MastodonOptions;
  idempotency: IdempotencyMode;
  maxCharacters: number;
  accounts: Map<string, SandboxAccount>;
  tokens: Map<string, StoredToken>;
  /** In the order of their ids, which is the order of time. */
  statuses: Map<string, StoredStatus>;
  media: Map<string, StoredMedia>;
  /** Stored on success only, for an hour, per account. */
  keys: Map<string, { statusId: string; until: number }>;
  /** Requests under way, by key: the lock of newer servers. */
  locks: Map<string, Promise<unknown>>;
  spent: Map<string, { count: number; resetAt: number }>;
  nextId(): string;
}

const SEQUENCE_BITS = 16n;

export function createState(options: MastodonOptions = {}): MastodonState {
  const now = options.now ?? Date.now;
  const mode = options.idempotency ?? true;
  let lastId = 0n;
  return {
    now,
    options,
    idempotency: mode === true ? "locked" : mode === false ? "none" : mode,
    maxCharacters: options.maxCharacters ?? 500,
    accounts: new Map(),
    tokens: new Map(),
    statuses: new Map(),
    media: new Map(),
    keys: new Map(),
    locks: new Map(),
    spent: new Map(),
    // Mastodon's snowflakes: milliseconds, then a sequence.
    nextId() {
      const fresh = BigInt(Math.floor(now())) << SEQUENCE_BITS;
      lastId = fresh > lastId ? fresh : lastId + 1n;
      return lastId.toString();
    },
  };
}

const FOLLOWERS: { [username: string]: number } = { alice: 1_284, bob: 37 };

export function addAccount(
  state: MastodonState,
  username: string,
  token = `${username}-token`,
  scopes = ["read", "write"],
): SandboxAccount {
  const known = [...state.accounts.values()].find((account) => account.username === username);
  const displayName = username.charAt(0).toUpperCase() + username.slice(1);
  // The same at every start, as a real server's are: a connection made before a restart names its account by id.
  const id = String(state.accounts.size + 1);
  const account = known ?? { id, username, displayName, followers: FOLLOWERS[username] ?? 0, token };
  state.accounts.set(account.id, account);
  state.tokens.set(token, { accountId: account.id, scopes });
  return { ...account, token };
}

/** Back to the first day; accounts and tokens stay, as somebody may be signed in. */
export function resetState(state: MastodonState): void {
  state.statuses.clear();
  state.media.clear();
  state.keys.clear();
  state.spent.clear();
}
