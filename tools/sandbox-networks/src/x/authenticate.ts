import type { Context } from "hono";
import { forbidden, unauthorized } from "./problem.ts";
import type { XState } from "./state.ts";
import { findAccess } from "./tokens.ts";
import type { XAccount } from "./types.ts";

/** The account behind the token, if the token may do this. */
export function authenticate(context: Context, state: XState, scopes: string[]): XAccount {
  const token = /^Bearer (.+)$/.exec(context.req.header("authorization") ?? "")?.[1] ?? "";
  const stored = findAccess(state, token);
  const account = state.accounts.get(stored?.grant.accountId ?? "");
  if (stored === undefined || account === undefined || stored.grant.isDead || stored.expiresAt <= state.now())
    throw unauthorized();
  if (!scopes.every((scope) => stored.grant.scopes.includes(scope))) throw forbidden();
  return account;
}
