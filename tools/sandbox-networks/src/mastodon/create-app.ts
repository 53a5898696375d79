import { Hono } from "hono";
import { createAccountRoutes } from "./account-routes.ts";
import { ApiError } from "./api-error.ts";
import { createInstanceRoutes } from "./instance-routes.ts";
import { createMediaRoutes, createUploadRoute } from "./media-routes.ts";
import { createAppRoutes, createOauthRoutes } from "./oauth-routes.ts";
import { escapeHtml } from "./render-status.ts";
import { serializeStatus } from "./serialize.ts";
import type { MastodonState } from "./state.ts";
import { createStatusRoutes } from "./status-routes.ts";

export function createMastodonApp(state: MastodonState, base: () => string): Hono {
  const app = new Hono();
  app.route("/api/v1/accounts", createAccountRoutes(state, base));
  app.route("/api/v1/statuses", createStatusRoutes(state, base));
  app.route("/api/v2/media", createUploadRoute(state, base));
  app.route("/api/v1/media", createMediaRoutes(state, base));
  app.route("/api/v2/instance", createInstanceRoutes(state, base));
  app.route("/api/v1/instance", createInstanceRoutes(state, base));
  app.route("/api/v1/apps", createAppRoutes(state));
  app.route("/oauth", createOauthRoutes(state));
  app.get("/:at{@[a-z0-9_]+}/:id", (context) => {
    const status = state.statuses.get(context.req.param("id"));
    if (status === undefined || status.visibility === "private" || status.visibility === "direct")
      return context.notFound();
    const { account, content, spoiler_text } = serializeStatus(state, status, base());
    const warning = spoiler_text === "" ? "" : `<p><b>${escapeHtml(spoiler_text)}</b></p>`;
    return context.html(
      `<!doctype html><meta charset="utf-8"><title>@${account.username}</title><h1>@${account.username}</h1>${warning}${content}`,
    );
  });
  app.notFound((context) => context.json({ error: "Not Found" }, 404));
  app.onError((error, context) => {
    if (error instanceof ApiError) return context.json({ error: error.message }, error.status, error.headers);
    return context.json({ error: `There was a problem serving your request: ${error.message}` }, 500);
  });
  return app;
}
