import { type Context, Hono } from "hono";
import { authenticate } from "../graph/authenticate.ts";
import { unknownObject } from "../graph/graph-error.ts";
import { pickFields } from "../graph/pick-fields.ts";
import { type GraphParams, readParams, readText } from "../graph/read-params.ts";
import { toPageNode } from "../graph/to-page-node.ts";
import { MAY_POST, MAY_READ, requirePage } from "./require-page.ts";
import { toPostNode } from "./to-post-node.ts";
import { toVideoNode } from "./to-video-node.ts";
import type { FacebookState } from "./types.ts";
import { updatePost } from "./update-post.ts";

/** `/{id}`: whatever it is. An id nobody knows is answered as one that may not be seen. */
export function createNodeRoutes(state: FacebookState, base: () => string): Hono {
  const routes = new Hono();
  routes.get("/:id", async (context) => {
    const params = await readParams(context);
    const id = context.req.param("id");
    const fields = readText(params, "fields");
    const page = state.pages.find((one) => one.id === id);
    if (page !== undefined || id === "me") {
      const token = authenticate(context, state, params);
      const own = page ?? state.pages.find((one) => one.id === token.subjectId);
      if (own === undefined) throw unknownObject(id, "get");
      return context.json(pickFields(toPageNode(state, own, base()), "Page", fields, ["name", "id"]));
    }
    const { post, photo, video } = findOwned(context, state, params, id, MAY_READ);
    if (post !== undefined)
      return context.json(
        pickFields(toPostNode(state, post, base()), "Post", fields, ["created_time", "message", "id"]),
      );
    if (video !== undefined)
      return context.json(
        pickFields(toVideoNode(state, video, base()), "Video", fields, ["created_time", "id"]),
      );
    const node = { ...photo, alt_text_custom: photo?.alt, page_story_id: photo?.postId };
    return context.json(pickFields(node, "Photo", fields, ["id"]));
  });

  routes.post("/:id", async (context) => {
    const params = await readParams(context);
    const id = context.req.param("id");
    const { post } = findOwned(context, state, params, id, MAY_POST);
    if (post === undefined) throw unknownObject(id, "post");
    updatePost(state, post, params);
    return context.json({ success: true });
  });

  routes.delete("/:id", async (context) => {
    const params = await readParams(context);
    const id = context.req.param("id");
    const { post, video } = findOwned(context, state, params, id, MAY_POST);
    // A video takes its post along, and the other way round.
    const postId = post?.id ?? video?.postId;
    if (postId != null) state.posts.delete(postId);
    const videoId = video?.id ?? post?.videoId;
    if (videoId != null) state.videos.delete(videoId);
    state.photos.delete(id);
    return context.json({ success: true });
  });
  return routes;
}

function findOwned(
  context: Context,
  state: FacebookState,
  params: GraphParams,
  id: string,
  scopes: string[],
) {
  const found = { post: state.posts.get(id), photo: state.photos.get(id), video: state.videos.get(id) };
  const pageId = (found.post ?? found.photo ?? found.video)?.pageId;
  // The token is looked at first: a dead one is told so whatever it asks for.
  if (pageId === undefined) {
    authenticate(context, state, params, scopes);
    throw unknownObject(id, context.req.method);
  }
  requirePage(context, state, params, pageId, scopes);
  return found;
}
