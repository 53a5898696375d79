import { CommunityNotification, EdgeAlert } from "@planrrr/contract";
import { takeNotice } from "@planrrr/rooms";
import type { Hono } from "hono";
import { mailEdgeAlert } from "../alerts/mail-edge-alert.ts";
import type { ApiContext } from "../context.ts";
import { answerJson } from "../http/answer.ts";
import type { ApiHono } from "../http/call.ts";
import { createInternalKeyCheck } from "../http/internal-key.ts";
import { readJson } from "../http/read-body.ts";

/** What the edge may ask, by a key of its own that opens nothing else. Repeats change nothing. */
export function edgeRoutes(app: Hono<ApiHono>, api: ApiContext): void {
  const checkKey = createInternalKeyCheck(api.config.secrets.edgeKeys, "the edge");
  app.post("/internal/community/notifications", async (c) => {
    c.var.call.route = "/internal/community/notifications";
    checkKey(c.req.header("x-internal-api-key"));
    const notification = CommunityNotification.parse(await readJson(c));
    return answerJson(c, 202, await takeNotice(api.rooms, notification));
  });
  app.post("/internal/edge/alerts", async (c) => {
    c.var.call.route = "/internal/edge/alerts";
    checkKey(c.req.header("x-internal-api-key"));
    return answerJson(c, 202, await mailEdgeAlert(api, EdgeAlert.parse(await readJson(c))));
  });
}
