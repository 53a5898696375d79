import { Hono } from "hono";
import { badParameter, GraphError, unknownObject } from "../graph/graph-error.ts";
import { readList, readParams } from "../graph/read-params.ts";
import { findPost } from "./comment-routes.ts";
import { MAY_MEASURE, requirePage } from "./require-page.ts";
import type { FacebookState } from "./types.ts";

/** Impressions, reach and engaged users are gone since 16 June 2026: asking for them is an error. */
const METRICS: { [metric: string]: unknown } = {
  post_clicks: 0,
  post_media_view: 0,
  post_reactions_by_type_total: {},
  post_video_views: 0,
};

/** `/{post}/insights` [doc graph-api/reference/insights]. */
export function createInsightRoutes(state: FacebookState): Hono {
  const routes = new Hono();
  routes.get("/:post/insights", async (context) => {
    const params = await readParams(context);
    const post = findPost(state, context.req.param("post"));
    if (post === undefined) throw unknownObject(context.req.param("post"), "get");
    requirePage(context, state, params, post.pageId, MAY_MEASURE);
    const metrics = readList(params, "metric").map(String);
    if (metrics.length === 0)
      throw new GraphError({
        message: "Invalid query",
        code: 3001,
        subcode: 1504028,
        title: "No Metric Specified",
      });
    const wrong = metrics.find((metric) => !(metric in METRICS));
    if (wrong !== undefined) throw badParameter("The value must be a valid insights metric");
    const data = metrics.map((name) => ({
      name,
      period: "lifetime",
      values: [{ value: METRICS[name] }],
      title: name,
      id: `${post.id}/insights/${name}/lifetime`,
    }));
    return context.json({ data });
  });
  return routes;
}
