import { Hono } from "hono";
import { badParameter, GraphError, unknownObject } from "../graph/graph-error.ts";
import { listPage } from "../graph/list-page.ts";
import { pickFields } from "../graph/pick-fields.ts";
import { readList, readParams, readText } from "../graph/read-params.ts";
import { MAY_COMMENT, MAY_MEASURE, requireInstagram } from "./require-instagram.ts";
import type { InstagramState, StoredMedia } from "./types.ts";

const METRICS = ["comments", "likes", "reach", "saved", "shares", "total_interactions", "views"];
const STORY_METRICS = ["reach", "replies", "shares", "total_interactions", "views"];
const REEL_METRICS = ["ig_reels_avg_watch_time", "ig_reels_video_view_total_time"];

/** Comments and insights of a post [doc instagram-media/comments, instagram-media/insights]. */
export function createMediaRoutes(state: InstagramState): Hono {
  const routes = new Hono();
  const find = (id: string, method: string): StoredMedia => {
    const media = state.media.get(id);
    if (media === undefined) throw unknownObject(id, method);
    return media;
  };

  routes.post("/:media/comments", async (context) => {
    const params = await readParams(context);
    const media = find(context.req.param("media"), "post");
    requireInstagram(context, state, params, media.instagramId, MAY_COMMENT);
    const text = readText(params, "message");
    if (text.trim() === "" || text.length > 300) throw badParameter("A comment has 1 to 300 characters");
    if (media.product === "STORY") throw unknownObject(media.id, "post");
    const comment = { id: state.nextId(), text, timestamp: state.now() };
    media.comments.push(comment);
    return context.json({ id: comment.id });
  });

  routes.get("/:media/comments", async (context) => {
    const params = await readParams(context);
    const media = find(context.req.param("media"), "get");
    const account = requireInstagram(context, state, params, media.instagramId, MAY_COMMENT);
    const shown = media.comments.filter(
      ({ timestamp }) => timestamp <= state.now() - (state.options.readLagMs ?? 0),
    );
    const toNode = (one: StoredMedia["comments"][number]) => {
      const node = { ...one, timestamp: new Date(one.timestamp).toISOString(), username: account.username };
      return pickFields(node, "IGComment", readText(params, "fields"), ["timestamp", "text", "id"]);
    };
    return context.json(listPage(shown.toReversed(), params, context.req.url, toNode));
  });

  routes.get("/:media/insights", async (context) => {
    const params = await readParams(context);
    const media = find(context.req.param("media"), "get");
    requireInstagram(context, state, params, media.instagramId, MAY_MEASURE);
    const known = { FEED: METRICS, REELS: [...METRICS, ...REEL_METRICS], STORY: STORY_METRICS }[
      media.product
    ];
    const asked = readList(params, "metric").map(String);
    if (asked.length === 0)
      throw new GraphError({ message: "(#100) The parameter metric is required.", code: 100 });
    const wrong = asked.findIndex((metric) => !known.includes(metric));
    if (wrong >= 0)
      throw badParameter(`metric[${wrong}] must be one of the following values: ${known.join(", ")}`);
    const data = asked.map((name) => {
      const value = name === "comments" || name === "total_interactions" ? media.comments.length : 0;
      return {
        name,
        period: "lifetime",
        values: [{ value }],
        title: name,
        id: `${media.id}/insights/${name}/lifetime`,
      };
    });
    return context.json({ data });
  });
  return routes;
}
