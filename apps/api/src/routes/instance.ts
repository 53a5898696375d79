import type { Hono } from "hono";
import type { ApiContext } from "../context.ts";
import { answerJson } from "../http/answer.ts";
import type { ApiHono } from "../http/call.ts";

/** What pages need to know of this planrrr to say the right thing. */
export function instanceRoutes(app: Hono<ApiHono>, { config }: ApiContext): void {
  app.get("/api/instance", (c) => {
    c.var.call.route = "/api/instance";
    const { signUp, mail, edgeUrl = null } = config;
    return answerJson(c, 200, { signUp, mail: mail !== undefined, edgeUrl });
  });
}
