import { Hono } from "hono";
import { html } from "hono/html";
import { createMediaRoutes } from "./media-routes.ts";
import { createOauthPage } from "./oauth-page.ts";
import { createPostRoutes } from "./post-routes.ts";
import { XProblem } from "./problem.ts";
import type { XState } from "./state.ts";
import { createTokenRoutes } from "./token-routes.ts";
import { createUserRoutes } from "./user-routes.ts";

export function createXApp(state: XState, base: () => string): Hono {
  const app = new Hono();
  app.route("/i/oauth2", createOauthPage(state));
  app.route("/2/oauth2", createTokenRoutes(state));
  app.route("/2/users", createUserRoutes(state, base));
  app.route("/2/tweets", createPostRoutes(state, base));
  app.route("/2/media", createMediaRoutes(state));
  app.get("/:username/status/:id", (context) => {
    const post = state.posts.get(context.req.param("id"));
    const account = state.accounts.get(post?.accountId ?? "");
    if (post === undefined || account === undefined || post.isDeleted) return context.notFound();
    return context.html(
      html`<!doctype html>
        <html lang="en">
          <meta charset="utf-8" />
          <title>@${account.username}</title>
          <h1>@${account.username}</h1>
          <p style="white-space:pre-wrap">${post.text}</p>
        </html>`,
    );
  });
  // docs.x.com: an address that is none is answered with an empty 404.
  app.notFound((context) => context.body(null, 404));
  app.onError((error, context) => {
    if (error instanceof XProblem) {
      context.header("content-type", "application/problem+json; charset=utf-8");
      return context.body(JSON.stringify(error.body), error.status);
    }
    const detail = `Something went wrong: ${error.message}`;
    return context.json({ title: "Internal Server Error", type: "about:blank", status: 500, detail }, 500);
  });
  return app;
}
