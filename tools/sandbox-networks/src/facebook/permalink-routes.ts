import { type Context, Hono } from "hono";
import { escape, page } from "../graph/consent-page.ts";
import { findPost } from "./comment-routes.ts";
import { isPublic } from "./is-public.ts";
import type { FacebookState } from "./types.ts";

/** Where a person sees a post: what is not public is not there. */
export function createPermalinkRoutes(state: FacebookState): Hono {
  const routes = new Hono();
  const show = (context: Context, id: string) => {
    const post = findPost(state, id);
    if (post === undefined || !isPublic(state, post))
      return context.html(page("Facebook sandbox", "<h1>This content isn't available right now</h1>"), 404);
    const owner = state.pages.find((one) => one.id === post.pageId)?.name ?? "";
    const media = post.photoIds.map(
      (photo) => `<p>[photo: ${escape(state.photos.get(photo)?.alt ?? "")}]</p>`,
    );
    const comments = post.comments.map(({ message }) => `<li>${escape(message)}</li>`).join("");
    const link = post.link === null ? "" : `<p><a href="${escape(post.link)}">${escape(post.link)}</a></p>`;
    const body = `<h1>${escape(owner)}</h1><p style="white-space:pre-wrap">${escape(post.message)}</p>`;
    return context.html(page(owner, `${body}${link}${media.join("")}<ul>${comments}</ul>`));
  };
  routes.get("/:page/posts/:post", (context) =>
    show(context, `${context.req.param("page")}_${context.req.param("post")}`),
  );
  routes.get("/reel/:video", (context) => show(context, context.req.param("video")));
  routes.get("/reel/:video/", (context) => show(context, context.req.param("video")));
  routes.get("/watch/", (context) => show(context, context.req.query("v") ?? ""));
  return routes;
}
