import type { Actor, Auth } from "@planrrr/accounts";
import { AppError } from "@planrrr/contract";
import { type ApiRequest, isRead } from "./call.ts";

/** Who asks, or UNAUTHENTICATED. */
export async function authenticate(c: ApiRequest, auth: Auth): Promise<Actor> {
  const { call } = c.var;
  const actor = await auth.resolveActor(askedHeaders(c), call.arrival);
  if (!actor) {
    call.headers["WWW-Authenticate"] = "Bearer";
    throw new AppError(
      "UNAUTHENTICATED",
      "Sign in, or send an API key: Authorization: Bearer … or X-Api-Key.",
    );
  }
  call.actor = actor;
  return actor;
}

/** A browser's EventSource and a plain link can't send `X-Team-Id`: there `?team=` says it. */
function askedHeaders(c: ApiRequest): Headers {
  const team = c.req.query("team");
  if (!team || c.req.header("x-team-id") || !isRead(c)) return c.req.raw.headers;
  const headers = new Headers(c.req.raw.headers);
  headers.set("x-team-id", team);
  return headers;
}
