import type { Actor, Auth } from "@planrrr/accounts";
import { AppError } from "@planrrr/contract";
import type { ApiRequest } from "./call.ts";

/** Who asks, or UNAUTHENTICATED. */
export async function authenticate(c: ApiRequest, auth: Auth): Promise<Actor> {
  const { call } = c.var;
  const actor = await auth.resolveActor(c.req.raw.headers, call.arrival);
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
