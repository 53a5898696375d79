import { Hono } from "hono";
import { listPage } from "../graph/list-page.ts";
import { pickFields } from "../graph/pick-fields.ts";
import { readParams, readText } from "../graph/read-params.ts";
import { createContainer } from "./create-container.ts";
import { publishContainer } from "./publish-container.ts";
import { countQuota, QUOTA_SECONDS } from "./quota.ts";
import { MAY_LOOK, MAY_PUBLISH, requireInstagram } from "./require-instagram.ts";
import { isThere, toMediaNode } from "./to-media-node.ts";
import type { InstagramState, StoredMedia } from "./types.ts";

/** An account's containers, posts, stories and quota [doc content-publishing; network-facts §1]. */
export function createPublishingRoutes(state: InstagramState, base: () => string): Hono {
  const routes = new Hono();
  routes.post("/:ig/media", async (context) => {
    const params = await readParams(context);
    const account = requireInstagram(context, state, params, context.req.param("ig"), MAY_PUBLISH);
    return context.json({ id: (await createContainer(state, account, params)).id });
  });

  routes.post("/:ig/media_publish", async (context) => {
    const params = await readParams(context);
    const account = requireInstagram(context, state, params, context.req.param("ig"), MAY_PUBLISH);
    const media = publishContainer(state, account, readText(params, "creation_id"));
    return context.json(
      pickFields(toMediaNode(state, media, base()), "IGMedia", readText(params, "fields"), ["id"]),
    );
  });

  routes.get("/:ig/content_publishing_limit", async (context) => {
    const params = await readParams(context);
    const account = requireInstagram(context, state, params, context.req.param("ig"), MAY_LOOK);
    const { used, total } = countQuota(state, account);
    const config = { quota_total: total, quota_duration: QUOTA_SECONDS };
    const asked = readText(params, "fields").split(",");
    return context.json({ data: [{ quota_usage: used, ...(asked.includes("config") ? { config } : {}) }] });
  });

  const lists: { [edge: string]: (media: StoredMedia) => boolean } = {
    media: (media) => media.product !== "STORY",
    stories: (media) => media.product === "STORY",
  };
  for (const [edge, isListed] of Object.entries(lists)) {
    routes.get(`/:ig/${edge}`, async (context) => {
      const params = await readParams(context);
      const account = requireInstagram(context, state, params, context.req.param("ig"), MAY_LOOK);
      const shownUntil = state.now() - (state.options.readLagMs ?? 0);
      const media = [...state.media.values()]
        .filter((one) => one.instagramId === account.id && isListed(one) && isThere(state, one))
        .filter((one) => one.timestamp <= shownUntil)
        .toReversed();
      const toNode = (one: StoredMedia) =>
        pickFields(toMediaNode(state, one, base()), "IGMedia", readText(params, "fields"), ["id"]);
      return context.json(listPage(media, params, context.req.url, toNode));
    });
  }
  return routes;
}
