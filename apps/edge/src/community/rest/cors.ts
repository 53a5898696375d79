import type { MiddlewareHandler } from "hono";
import { edgeSettings } from "../../edge-settings.ts";
import { isOwnOrigin } from "../entry/own-origin.ts";
import type { CommunityHono } from "./community-request.ts";

const preflight = {
  "Access-Control-Allow-Methods": "GET, POST, DELETE",
  "Access-Control-Allow-Headers": "Authorization, Content-Type",
  "Access-Control-Max-Age": "600",
};

/** Pages of the core live at another origin than the edge. No cookie is ever read here, so none is allowed. */
export const allowOrigin: MiddlewareHandler<CommunityHono> = async (c, next) => {
  const origin = c.req.header("Origin");
  const allowed = origin && isOwnOrigin(origin, edgeSettings(c.env).origins) ? origin : undefined;
  if (c.req.method === "OPTIONS") {
    const headers = allowed ? { ...preflight, "Access-Control-Allow-Origin": allowed, Vary: "Origin" } : {};
    return new Response(null, { status: 204, headers });
  }
  await next();
  // The answer to an upgrade is sealed.
  if (c.res.status === 101) return;
  if (allowed) c.header("Access-Control-Allow-Origin", allowed);
  c.header("Vary", "Origin", { append: true });
};
