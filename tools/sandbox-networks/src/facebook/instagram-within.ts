import { Hono, type MiddlewareHandler } from "hono";
import { answerError } from "../graph/answer-error.ts";
import { createMediaRoutes } from "../instagram/media-routes.ts";
import { createNodeRoutes } from "../instagram/node-routes.ts";
import { createPublishingRoutes } from "../instagram/publishing-routes.ts";
import type { InstagramState } from "../instagram/types.ts";

const PATH = /^(?:\/v\d+\.\d+)?\/([^/]+)/;

/** graph.facebook.com serves the Instagram accounts of its pages, too: whatever an Instagram id names. */
export function createInstagramWithin(state: InstagramState, base: () => string): MiddlewareHandler {
  const api = new Hono()
    .route("/", createPublishingRoutes(state, base))
    .route("/", createMediaRoutes(state))
    .route("/", createNodeRoutes(state, base));
  const app = new Hono().route("/:version{v\\d+\\.\\d+}", api).route("/", api);
  app.onError(answerError);
  return async (context, next) => {
    const id = PATH.exec(context.req.path)?.[1] ?? "";
    const isInstagrams =
      state.instagrams.some((one) => one.id === id) || state.containers.has(id) || state.media.has(id);
    return isInstagrams ? app.fetch(context.req.raw) : next();
  };
}
