import { Hono } from "hono";
import { listPage } from "../graph/list-page.ts";
import { pickFields } from "../graph/pick-fields.ts";
import { type GraphParams, readParams, readText } from "../graph/read-params.ts";
import { createPost } from "./create-post.ts";
import { isPublic, isPublished } from "./is-public.ts";
import { MAY_POST, MAY_READ, requirePage } from "./require-page.ts";
import { toPostNode } from "./to-post-node.ts";
import type { FacebookState, StoredPost } from "./types.ts";

/** `/{page}/feed` and its sisters [doc graph-api/reference/page/feed; network-facts §2]. */
export function createFeedRoutes(state: FacebookState, base: () => string): Hono {
  const routes = new Hono();
  routes.post("/:page/feed", async (context) => {
    const params = await readParams(context);
    const page = requirePage(context, state, params, context.req.param("page"), MAY_POST);
    const post = createPost(state, page, params);
    return context.json(
      pickFields(toPostNode(state, post, base()), "Post", readText(params, "fields"), ["id"]),
    );
  });
  const lists: { [edge: string]: (post: StoredPost) => boolean } = {
    feed: (post) => isShown(state, post),
    posts: (post) => isShown(state, post),
    published_posts: (post) => isShown(state, post),
    scheduled_posts: (post) => post.scheduledAt !== null && !isPublished(state, post),
  };
  for (const [edge, isListed] of Object.entries(lists)) {
    routes.get(`/:page/${edge}`, async (context) => {
      const params = await readParams(context);
      const page = requirePage(context, state, params, context.req.param("page"), MAY_READ);
      const posts = [...state.posts.values()]
        .filter((post) => post.pageId === page.id && isListed(post) && isWithin(params, post))
        .toSorted((a, b) => b.createdAt - a.createdAt);
      const toNode = (post: StoredPost) =>
        pickFields(toPostNode(state, post, base()), "Post", readText(params, "fields"), [
          "created_time",
          "message",
          "id",
        ]);
      return context.json(listPage(posts, params, context.req.url, toNode));
    });
  }
  return routes;
}

function isShown(state: FacebookState, post: StoredPost): boolean {
  const since = post.publishedAt ?? post.scheduledAt ?? 0;
  return isPublic(state, post) && since <= state.now() - (state.options.readLagMs ?? 0);
}

/** `since` and `until`: seconds since the epoch or ISO. */
function isWithin(params: GraphParams, { createdAt }: StoredPost): boolean {
  const [since, until] = [readInstant(params, "since"), readInstant(params, "until")];
  return (since === undefined || createdAt >= since) && (until === undefined || createdAt <= until);
}

function readInstant(params: GraphParams, key: string): number | undefined {
  const text = readText(params, key);
  if (text === "") return undefined;
  return /^\d+$/.test(text) ? Number(text) * 1000 : Date.parse(text);
}
