import type { Hono } from "hono";
import type { ApiContext } from "../context.ts";
import { withHeaders } from "../http/answer.ts";
import type { ApiHono } from "../http/call.ts";
import { readText } from "../http/read-body.ts";
import { runIdempotent } from "../idempotency/run-idempotent.ts";
import { createRpcHandler } from "../procedures/serve-rpc.ts";
import { ingestRouter } from "../procedures/ingest-router.ts";
import { publicRouter } from "../procedures/public-router.ts";
import { asActor, originOf } from "./rest.ts";

/** `/rpc/*`: the public contract for oRPC's own clients. */
export function rpcRoutes(app: Hono<ApiHono>, api: ApiContext): void {
  const handle = createRpcHandler({ ...publicRouter, ...ingestRouter });
  app.on(["GET", "POST"], "/rpc/*", (c) => {
    const { call } = c.var;
    call.route = "/rpc/*";
    return asActor(api, c, async (actor) => {
      const body = c.req.method === "POST" ? await readText(c) : "";
      return runIdempotent(api, c, body, async () => {
        const { method, raw } = c.req;
        const request = new Request(raw.url, {
          method,
          headers: raw.headers,
          ...(method === "POST" ? { body } : {}),
        });
        const response = await handle(request, call, {
          api,
          actor,
          origin: originOf(api, c),
          resourceId: call.resourceId,
        });
        return response ? withHeaders(c, response) : c.notFound();
      });
    });
  });
}
