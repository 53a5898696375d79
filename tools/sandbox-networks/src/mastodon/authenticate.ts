import type { Context } from "hono";
import { ApiError } from "./api-error.ts";
import type { MastodonState } from "./state.ts";
import type { SandboxAccount } from "./types.ts";

/** The account behind the token, if the token may do this. */
export function authenticate(context: Context, state: MastodonState, scope: string): SandboxAccount {
  const token = readToken(context);
  const stored = token === undefined ? undefined : state.tokens.get(token);
  const account = stored === undefined ? undefined : state.accounts.get(stored.accountId);
  if (token === undefined || stored === undefined || account === undefined) {
    throw new ApiError(401, "The access token is invalid", {
      "www-authenticate":
        'Bearer realm="Doorkeeper", error="invalid_token", error_description="The access token is invalid"',
    });
  }
  const [kind] = scope.split(":");
  if (!stored.scopes.includes(scope) && !stored.scopes.includes(kind ?? scope)) {
    throw new ApiError(403, "This action is outside the authorized scopes");
  }
  countRequest(context, state, token);
  return account;
}

export function readToken(context: Context): string | undefined {
  return /^Bearer (.+)$/.exec(context.req.header("authorization") ?? "")?.[1];
}

function countRequest(context: Context, state: MastodonState, token: string): void {
  const limit = state.options.rateLimit;
  if (limit === undefined) return;
  const now = state.now();
  const known = state.spent.get(token);
  const spent =
    known !== undefined && known.resetAt > now ? known : { count: 0, resetAt: now + limit.periodMs };
  spent.count += 1;
  state.spent.set(token, spent);
  const headers = {
    "x-ratelimit-limit": String(limit.requests),
    "x-ratelimit-remaining": String(Math.max(0, limit.requests - spent.count)),
    "x-ratelimit-reset": new Date(spent.resetAt).toISOString(),
  };
  if (spent.count > limit.requests) throw new ApiError(429, "Too many requests", headers);
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
}
