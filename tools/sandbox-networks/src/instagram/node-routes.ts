import { Hono } from "hono";
import { authenticate } from "../graph/authenticate.ts";
import { unknownObject } from "../graph/graph-error.ts";
import { pickFields } from "../graph/pick-fields.ts";
import { readParams, readText } from "../graph/read-params.ts";
import { toInstagramNode } from "../graph/to-instagram-node.ts";
import { MAY_LOOK, requireInstagram } from "./require-instagram.ts";
import { statusOf } from "./status-of.ts";
import { isThere, toMediaNode } from "./to-media-node.ts";
import type { InstagramState, StoredContainer } from "./types.ts";

/** `/{id}`: the account, a post or a container [doc reference/ig-container, instagram-media, instagram-user]. */
export function createNodeRoutes(state: InstagramState, base: () => string): Hono {
  const routes = new Hono();
  routes.get("/:id", async (context) => {
    const params = await readParams(context);
    const id = context.req.param("id");
    const fields = readText(params, "fields");
    const container = state.containers.get(id);
    const media = state.media.get(id);
    if (container !== undefined) {
      requireInstagram(context, state, params, container.instagramId, MAY_LOOK);
      return context.json(pickFields(toContainerNode(state, container), "IGContainer", fields, ["id"]));
    }
    if (media !== undefined) {
      requireInstagram(context, state, params, media.instagramId, MAY_LOOK);
      if (!isThere(state, media)) throw unknownObject(id, "get");
      return context.json(pickFields(toMediaNode(state, media, base()), "IGMedia", fields, ["id"]));
    }
    if (id !== "me" && !state.instagrams.some((one) => one.id === id)) {
      authenticate(context, state, params);
      throw unknownObject(id, "get");
    }
    const account = requireInstagram(context, state, params, id, MAY_LOOK);
    return context.json(pickFields(toInstagramNode(account, base()), "IGUser", fields, ["id"]));
  });
  return routes;
}

function toContainerNode(state: InstagramState, container: StoredContainer) {
  const code = statusOf(state, container);
  return { id: container.id, status_code: code, status: describe(code, container) };
}

function describe(code: string, { problem }: StoredContainer): string {
  if (code === "ERROR") return `Error: Media upload has failed with error code ${problem ?? 0}`;
  if (code === "FINISHED") return "Finished: Media has been uploaded and it is ready to be published.";
  if (code === "PUBLISHED") return "Published: Media has been published.";
  return code === "EXPIRED"
    ? "Expired: Media was not published within 24 hours."
    : "In Progress: Media is still being processed.";
}
