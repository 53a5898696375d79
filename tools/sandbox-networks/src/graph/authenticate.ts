import type { Context } from "hono";
import { deadToken, GraphError, missingPermission } from "./graph-error.ts";
import { type GraphState, SANDBOX_META_APP } from "./graph-state.ts";
import { usageHeader } from "./graph-style.ts";
import { findToken } from "./mint-token.ts";
import { type GraphParams, readText } from "./read-params.ts";
import type { GraphToken } from "./types.ts";

/** The token behind a call if it lives and may do this. Counts the call and says so in the headers. */
export function authenticate(
  context: Context,
  state: GraphState,
  params: GraphParams,
  scopes: string[] = [],
): GraphToken {
  const given = readText(params, "access_token") || readHeader(context);
  if (given === "") {
    throw new GraphError({
      message: "An active access token must be used to query information about the current user.",
      code: 2500,
    });
  }
  const token = findToken(state, given) ?? readAppToken(given);
  if (token === undefined) throw deadToken();
  if (token.revoked !== undefined) throw deadToken(token.revoked);
  if (token.expiresAt !== undefined && token.expiresAt <= state.now()) throw deadToken(463);
  countCall(context, state, token);
  // Any of them will do: each login has its own names for the same right.
  if (scopes.length > 0 && !scopes.some((scope) => token.scopes.includes(scope)))
    throw missingPermission(scopes[0] ?? "", token.kind === "instagram" ? 10 : 200);
  return token;
}

/** The app's id and secret with a bar between them are its token [doc access-tokens#apptokens]. */
function readAppToken(given: string): GraphToken | undefined {
  const { clientId, clientSecret } = SANDBOX_META_APP;
  if (given !== `${clientId}|${clientSecret}`) return undefined;
  return { kind: "app", token: given, userId: clientId, scopes: [], longLived: true, issuedAt: 0 };
}

/** `Authorization: Bearer …`; the upload host says `OAuth …` [doc reels-publishing]. */
function readHeader(context: Context): string {
  return /^(?:Bearer|OAuth) (.+)$/.exec(context.req.header("authorization") ?? "")?.[1] ?? "";
}

function countCall(context: Context, state: GraphState, token: GraphToken): void {
  const limit = state.options.rateLimit;
  const now = state.now();
  const known = state.spent.get(token.token);
  const spent = known !== undefined && known.resetAt > now ? known : { calls: 0, resetAt: now };
  if (spent.calls === 0) spent.resetAt = now + (limit?.periodMs ?? 3_600_000);
  spent.calls += 1;
  state.spent.set(token.token, spent);
  const percent = limit === undefined ? 1 : Math.min(100, Math.ceil((100 * spent.calls) / limit.calls));
  const isOver = limit !== undefined && spent.calls > limit.calls;
  const headers = usageOf(token, percent, isOver ? Math.ceil((spent.resetAt - now) / 60_000) : 0);
  if (isOver) throw limited(token, headers);
  for (const [name, value] of Object.entries(headers)) context.header(name, value);
}

/** Page and Instagram tokens are counted per business use case, others per app [doc rate-limiting]. */
function usageOf(token: GraphToken, percent: number, minutes: number): { [name: string]: string } {
  if (token.kind === "user" || token.kind === "app") {
    const usage = { call_count: percent, total_time: percent, total_cputime: percent };
    return { "x-app-usage": JSON.stringify(usage) };
  }
  const type = token.kind === "page" ? "pages" : "instagram";
  return {
    "x-business-use-case-usage": usageHeader(token.subjectId ?? token.userId, type, percent, minutes),
  };
}

function limited(token: GraphToken, headers: { [name: string]: string }): GraphError {
  const code = { user: 17, app: 4, page: 80001, instagram: 80002 }[token.kind];
  const message = `(#${code}) Request limit reached: there have been too many calls.`;
  return new GraphError({ message, code, transient: true, headers });
}
