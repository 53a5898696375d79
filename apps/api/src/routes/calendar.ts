import { readCalendarFeed } from "@planrrr/publishing";
import type { Hono } from "hono";
import type { ApiContext } from "../context.ts";
import { answer } from "../http/answer.ts";
import type { ApiHono } from "../http/call.ts";
import { countRequest } from "../http/rate-limit.ts";

/** `GET /api/calendar/{token}.ics`: for other calendars, which can't sign in. The address is the secret. */
export function calendarRoutes(app: Hono<ApiHono>, api: ApiContext): void {
  app.get("/api/calendar/:file{[\\w-]+\\.ics}", async (c) => {
    const { call } = c.var;
    call.route = "/api/calendar/{token}.ics";
    await countRequest(c, api.rateLimits);
    const file = await readCalendarFeed(api.publishing, c.req.param("file").slice(0, -".ics".length));
    call.headers["Cache-Control"] = "private, max-age=300";
    call.headers["Content-Disposition"] = 'attachment; filename="planrrr.ics"';
    return answer(c, 200, file, "text/calendar; charset=utf-8");
  });
}
