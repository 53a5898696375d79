import type { Context } from "hono";
import { tooMany } from "./problem.ts";
import type { XState } from "./state.ts";
import type { XAccount, XLimit } from "./types.ts";

const QUARTER_MS = 900_000;
const DAY_MS = 86_400_000;

/** network-facts §3; `lookup` and below: docs.x.com/x-api/fundamentals/rate-limits [k]. */
const LIMITS: { [limit in XLimit]: number } = {
  createPost: 100,
  createPostAppDay: 10_000,
  createPostUserDay: Infinity,
  deletePost: 50,
  timeline: 900,
  lookup: 900,
  me: 75,
  upload: 500,
  uploadStatus: 1000,
  metadata: 500,
};

/** Counts a request against X's windows and says so in its headers; there is never a Retry-After. */
export function countRequest(context: Context, state: XState, account: XAccount, limit: XLimit): void {
  if (state.options.limits === "off") return;
  const quarter = count(state, limit, account.id, QUARTER_MS);
  show(context, "x-rate-limit", quarter);
  const windows = [quarter];
  if (limit === "createPost") {
    const app = count(state, "createPostAppDay", "app", DAY_MS);
    show(context, "x-app-limit-24hour", app);
    const user = count(state, "createPostUserDay", account.id, DAY_MS);
    if (Number.isFinite(user.limit)) show(context, "x-user-limit-24hour", user);
    windows.push(app, user);
  }
  if (windows.some((window) => window.count > window.limit)) throw tooMany();
}

interface Window {
  limit: number;
  count: number;
  resetAt: number;
}

function count(state: XState, limit: XLimit, owner: string, periodMs: number): Window {
  const now = state.now();
  const own = state.options.limits;
  const key = `${limit}:${owner}`;
  const known = state.windows.get(key);
  const window = known !== undefined && known.resetAt > now ? known : { count: 0, resetAt: now + periodMs };
  window.count += 1;
  state.windows.set(key, window);
  return { ...window, limit: (own === "off" ? undefined : own?.[limit]) ?? LIMITS[limit] };
}

function show(context: Context, name: string, window: Window): void {
  context.header(`${name}-limit`, String(window.limit));
  context.header(`${name}-remaining`, String(Math.max(0, window.limit - window.count)));
  context.header(`${name}-reset`, String(Math.ceil(window.resetAt / 1000)));
}
