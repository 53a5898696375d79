import { AppError } from "@planrrr/contract";
import type { Hono } from "hono";
import type { ApiContext } from "../context.ts";
import { answer } from "../http/answer.ts";
import type { ApiHono, ApiRequest } from "../http/call.ts";
import { asActor } from "./rest.ts";

/** `GET /api/events`: what changes in the team, as server-sent events. */
export function eventRoutes(app: Hono<ApiHono>, api: ApiContext): void {
  app.get("/api/events", (c) => {
    c.var.call.route = "/api/events";
    return asActor(api, c, async ({ userId, teamId }) => {
      const { arrival, headers } = c.var.call;
      const lastEventId = c.req.header("last-event-id") ?? c.req.query("lastEventId");
      const asking = new Headers(c.req.raw.headers);
      asking.set("x-team-id", teamId);
      const stillMay = async () => {
        const actor = await api.auth.resolveActor(asking, arrival).catch(nobodyIfRefused);
        return actor?.userId === userId && actor.teamId === teamId;
      };
      headers["Cache-Control"] = "no-store, no-transform";
      // nginx would hold events back until a buffer is full.
      headers["X-Accel-Buffering"] = "no";
      return stream(c, api.live.open({ userId, teamId, stillMay }, lastEventId));
    });
  });
}

/** No longer of this team; anything else, such as a database that is away, says nothing about their right. */
function nobodyIfRefused(error: unknown): null {
  if (error instanceof AppError) return null;
  throw error;
}

function stream(c: ApiRequest, body: ReadableStream<Uint8Array>): Response {
  const head = answer(c, 200, null, "text/event-stream");
  return new Response(body, { status: 200, headers: head.headers });
}
