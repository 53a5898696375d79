import { ApiError, notFound } from "./api-error.ts";
import type { MastodonState } from "./state.ts";
import type { StoredStatus } from "./types.ts";

const KEPT_MS = 3_600_000;

/** Makes a post once per key, as well as this kind of server can. */
export async function withIdempotency(
  state: MastodonState,
  accountId: string,
  header: string | undefined,
  make: () => Promise<StoredStatus>,
): Promise<StoredStatus> {
  if (header === undefined || header === "" || state.idempotency === "none") return make();
  const key = `${accountId}:${header}`;
  if (state.idempotency === "unlocked") return findOrMake(state, key, make);
  const before = state.locks.get(key) ?? Promise.resolve();
  const turn = before.then(
    () => findOrMake(state, key, make),
    () => findOrMake(state, key, make),
  );
  state.locks.set(key, turn);
  try {
    return await turn;
  } finally {
    if (state.locks.get(key) === turn) state.locks.delete(key);
  }
}

async function findOrMake(
  state: MastodonState,
  key: string,
  make: () => Promise<StoredStatus>,
): Promise<StoredStatus> {
  const kept = state.keys.get(key);
  if (kept !== undefined && kept.until > state.now()) {
    if (state.idempotency === "broken") throw new ApiError(500, "There was a problem serving your request");
    const status = state.statuses.get(kept.statusId);
    if (status === undefined) throw notFound();
    return status;
  }
  const status = await make();
  state.keys.set(key, { statusId: status.id, until: state.now() + KEPT_MS });
  return status;
}
