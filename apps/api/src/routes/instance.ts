import type { Hono } from "hono";
import type { ApiContext } from "../context.ts";
import { answerJson } from "../http/answer.ts";
import type { ApiHono } from "../http/call.ts";

/** What the pages before a sign-in need to know to say the right thing. */
export function instanceRoutes(app: Hono<ApiHono>, { config }: ApiContext): void {
  app.get("/api/instance", (c) => {
    c.var.call.route = "/api/instance";
    return answerJson(c, 200, { signUp: config.signUp, mail: config.mail !== undefined });
  });
}
