import { type Context, Hono } from "hono";
import { escape, page } from "../graph/consent-page.ts";
import { isThere } from "./to-media-node.ts";
import type { InstagramState } from "./types.ts";

/** Where a person sees a post. */
export function createPermalinkRoutes(state: InstagramState): Hono {
  const routes = new Hono();
  const show = (context: Context) => {
    const key = context.req.param("key");
    const media = [...state.media.values()].find(({ id, shortcode }) => id === key || shortcode === key);
    if (media === undefined || !isThere(state, media))
      return context.html(page("Instagram sandbox", "<h1>Sorry, this page isn't available.</h1>"), 404);
    const name = state.instagrams.find(({ id }) => id === media.instagramId)?.username ?? "";
    const files = media.files.map(
      ({ isVideo, alt }) => `<p>[${isVideo ? "video" : "photo"}: ${escape(alt)}]</p>`,
    );
    const comments = media.comments.map(({ text }) => `<li>${escape(text)}</li>`).join("");
    const caption = `<p style="white-space:pre-wrap">${escape(media.caption)}</p>`;
    return context.html(
      page(name, `<h1>@${escape(name)}</h1>${files.join("")}${caption}<ul>${comments}</ul>`),
    );
  };
  for (const kind of ["p", "reel", "stories"]) routes.get(`/${kind}/:key/`, show);
  return routes;
}
