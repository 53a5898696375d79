import { AppError } from "@planrrr/contract";
import type { Hono } from "hono";
import type { ApiContext } from "../context.ts";
import { authenticate } from "../http/authenticate.ts";
import { type ApiHono, type ApiRequest, isRead } from "../http/call.ts";
import { checkOrigin } from "../http/check-origin.ts";
import { countRequest } from "../http/rate-limit.ts";
import { readText } from "../http/read-body.ts";
import { runIdempotent } from "../idempotency/run-idempotent.ts";
import { ingestRouter } from "../procedures/ingest-router.ts";
import { publicRouter } from "../procedures/public-router.ts";
import { type RestOptions, serveRest } from "../procedures/serve-rest.ts";

/** `/api/*` from the public contract; `/jobs` and `/runs` beside it. */
export function restRoutes(app: Hono<ApiHono>, api: ApiContext): void {
  const around: RestOptions["around"] = (c, run) =>
    asActor(api, c, (actor) => {
      const invoke = () => run({ api, actor, origin: originOf(api, c), resourceId: c.var.call.resourceId });
      if (isRead(c)) return invoke();
      return readText(c).then((body) => runIdempotent(api, c, body, invoke));
    });
  serveRest(app, { prefix: "/api", router: publicRouter, around });
  serveRest(app, { prefix: "", router: ingestRouter, around });
}

/** Where people reach planrrr. */
export function originOf({ config }: ApiContext, c: ApiRequest): string {
  return config.baseUrl ?? c.var.call.arrival.origin;
}

/** What every request of a user goes through: who it is, whether their browser was led here, and how often. */
export async function asActor(
  api: ApiContext,
  c: ApiRequest,
  run: (actor: Awaited<ReturnType<typeof authenticate>>) => Promise<Response>,
): Promise<Response> {
  checkOrigin(c, api.originRules);
  const actor = await authenticateOrCount(api, c);
  await countRequest(c, api.rateLimits);
  if (actor.readOnly && !isRead(c)) throw new AppError("FORBIDDEN", "This key may look, and change nothing.");
  return run(actor);
}

async function authenticateOrCount(api: ApiContext, c: ApiRequest) {
  try {
    return await authenticate(c, api.auth);
  } catch (error) {
    // Guessing keys is limited by address.
    await countRequest(c, api.rateLimits);
    throw error;
  }
}
