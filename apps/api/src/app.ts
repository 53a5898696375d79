import { AppError } from "@planrrr/contract";
import { Hono } from "hono";
import type { ApiContext } from "./context.ts";
import { answerProblem } from "./http/answer.ts";
import { createArrivalReader } from "./http/arrival.ts";
import type { ApiHono } from "./http/call.ts";
import { cors } from "./http/cors.ts";
import { observe } from "./http/observe.ts";
import { authRoutes } from "./routes/auth.ts";
import { bundleRoutes } from "./routes/bundles.ts";
import { calendarRoutes } from "./routes/calendar.ts";
import { dealRoutes } from "./routes/deals.ts";
import { docsRoutes } from "./routes/docs.ts";
import { edgeRoutes } from "./routes/edge.ts";
import { eventRoutes } from "./routes/events.ts";
import { healthRoutes, metricsRoute } from "./routes/health.ts";
import { homeRoutes } from "./routes/home.ts";
import { instanceRoutes } from "./routes/instance.ts";
import { internalRoutes } from "./routes/internal.ts";
import { mediaRoutes, signedMediaRoutes } from "./routes/media.ts";
import { noticeRoutes } from "./routes/notices.ts";
import { openRoutes } from "./routes/open.ts";
import { restRoutes } from "./routes/rest.ts";
import { rpcRoutes } from "./routes/rpc.ts";
import { signInRoutes } from "./routes/sign-in.ts";
import { uploadRoutes } from "./routes/uploads.ts";
import { webRoutes } from "./routes/web.ts";
import { indexPages } from "./web/index-pages.ts";

/** Every route of the API but those that have a port of their own. Opens nothing and listens nowhere. */
export function createApp(api: ApiContext): Hono<ApiHono> {
  const app = emptyApp(api);
  const { config } = api;
  if (config.corsOrigins.length > 0) {
    const shareWith = cors(config.corsOrigins);
    for (const path of ["/api/*", "/rpc/*"]) app.use(path, shareWith);
  }
  healthRoutes(app, api);
  if (config.internalPort === undefined) metricsRoute(app, api);
  docsRoutes(app);
  instanceRoutes(app, api);
  authRoutes(app, api);
  uploadRoutes(app, api);
  mediaRoutes(app, api);
  signedMediaRoutes(app, api);
  eventRoutes(app, api);
  calendarRoutes(app, api);
  openRoutes(app, api);
  noticeRoutes(app, api);
  bundleRoutes(app, api);
  signInRoutes(app, api);
  restRoutes(app, api);
  rpcRoutes(app, api);
  // Before the worker's: its key opens these alone, and the worker's none of them.
  edgeRoutes(app, api);
  if (config.internalPort === undefined) internalRoutes(app, api);
  const bucket = config.secrets.objectStore && new URL(config.secrets.objectStore.endpoint).origin;
  const pages = config.webDir ? indexPages(config.webDir, connectTo(bucket, config.edgeUrl)) : undefined;
  if (pages) {
    dealRoutes(app, api, pages);
    webRoutes(app, pages);
  } else homeRoutes(app);
  return app;
}

/** What INTERNAL_PORT answers: the worker and Prometheus reach it, the outside does not. */
export function createInternalApp(api: ApiContext): Hono<ApiHono> {
  const app = emptyApp(api);
  healthRoutes(app, api);
  metricsRoute(app, api);
  internalRoutes(app, api);
  return app;
}

function emptyApp({ log, metrics, config }: ApiContext): Hono<ApiHono> {
  const app = new Hono<ApiHono>();
  app.use(observe({ log, metrics, readArrival: createArrivalReader(config.trustedProxies) }));
  app.onError((error, c) => answerProblem(c, error));
  app.notFound((c) =>
    answerProblem(
      c,
      new AppError("NOT_FOUND", `There is nothing at ${c.req.method} ${c.req.path.slice(0, 200)}.`),
    ),
  );
  return app;
}

/** Where pages may send to beside here: the bucket, and the edge by requests and by its socket. */
function connectTo(bucket: string | undefined, edgeUrl: string | undefined): string[] {
  const edge = edgeUrl ? [edgeUrl, edgeUrl.replace(/^http/, "ws")] : [];
  return bucket ? [bucket, ...edge] : edge;
}
