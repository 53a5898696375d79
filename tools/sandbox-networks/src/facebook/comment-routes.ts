import { Hono } from "hono";
import { badParameter, unknownObject } from "../graph/graph-error.ts";
import { listPage } from "../graph/list-page.ts";
import { readParams, readText } from "../graph/read-params.ts";
import { isPublic } from "./is-public.ts";
import { MAY_COMMENT, MAY_READ, requirePage } from "./require-page.ts";
import { toCommentNode } from "./to-post-node.ts";
import type { FacebookState, StoredPost } from "./types.ts";

/** `/{post}/comments` and `/{video}/comments` [doc graph-api/reference/object/comments]. */
export function createCommentRoutes(state: FacebookState): Hono {
  const routes = new Hono();
  routes.post("/:object/comments", async (context) => {
    const params = await readParams(context);
    const post = findPost(state, context.req.param("object"));
    if (post === undefined) throw unknownObject(context.req.param("object"), "post");
    requirePage(context, state, params, post.pageId, MAY_COMMENT);
    const message = readText(params, "message");
    if (message.trim() === "") throw badParameter("A comment needs a message");
    if (!isPublic(state, post)) throw unknownObject(post.id, "post");
    const comment = {
      id: `${post.id.split("_")[1] ?? ""}_${state.nextId()}`,
      message,
      createdAt: state.now(),
    };
    post.comments.push(comment);
    return context.json({ id: comment.id });
  });
  routes.get("/:object/comments", async (context) => {
    const params = await readParams(context);
    const post = findPost(state, context.req.param("object"));
    if (post === undefined) throw unknownObject(context.req.param("object"), "get");
    const page = requirePage(context, state, params, post.pageId, MAY_READ);
    const shown = post.comments.filter(
      ({ createdAt }) => createdAt <= state.now() - (state.options.readLagMs ?? 0),
    );
    const order = readText(params, "order") === "reverse_chronological" ? shown.toReversed() : shown;
    const from = { id: page.id, name: page.name };
    return context.json(listPage(order, params, context.req.url, (one) => ({ ...toCommentNode(one), from })));
  });
  return routes;
}

/** A video's id stands for its post. */
export function findPost(state: FacebookState, id: string): StoredPost | undefined {
  const postId = state.videos.get(id)?.postId ?? id;
  return state.posts.get(postId);
}
