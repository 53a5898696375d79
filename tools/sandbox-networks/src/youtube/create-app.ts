import { Hono } from "hono";
import { html } from "hono/html";
import { createChannelRoutes } from "./channel-routes.ts";
import { createCommentRoutes } from "./comment-routes.ts";
import { GoogleError, toErrorBody } from "./google-error.ts";
import { createOauthPage } from "./oauth-page.ts";
import { readPrivacy } from "./serialize.ts";
import type { YoutubeState } from "./state.ts";
import { createThumbnailRoutes } from "./thumbnail-routes.ts";
import { createTokenRoutes } from "./token-routes.ts";
import { createUploadRoutes } from "./upload-routes.ts";
import { createVideoRoutes } from "./video-routes.ts";

/** Four of Google's hosts on one: accounts, oauth2, www.googleapis.com and the watch page. */
export function createYoutubeApp(state: YoutubeState, base: () => string): Hono {
  const app = new Hono();
  app.route("/o/oauth2/v2", createOauthPage(state));
  app.route("/", createTokenRoutes(state));
  app.route("/upload/youtube/v3/videos", createUploadRoutes(state, base));
  app.route("/upload/youtube/v3/thumbnails", createThumbnailRoutes(state));
  app.route("/youtube/v3/videos", createVideoRoutes(state));
  app.route("/youtube/v3", createChannelRoutes(state));
  app.route("/youtube/v3", createCommentRoutes(state));
  app.get("/watch", (context) => {
    const video = state.videos.get(context.req.query("v") ?? "");
    if (video === undefined || readPrivacy(state, video) === "private") return context.notFound();
    return context.html(
      html`<!doctype html>
        <html lang="en">
          <meta charset="utf-8" />
          <title>${video.title}</title>
          <h1>${video.title}</h1>
          <p style="white-space:pre-wrap">${video.description}</p>
        </html>`,
    );
  });
  app.notFound((context) =>
    context.json(toErrorBody(new GoogleError(404, "notFound", "Not Found", { domain: "global" })), 404),
  );
  app.onError((error, context) => {
    const known =
      error instanceof GoogleError
        ? error
        : new GoogleError(500, "backendError", `Backend Error: ${error.message}`, { domain: "global" });
    return context.json(toErrorBody(known), known.status);
  });
  return app;
}
