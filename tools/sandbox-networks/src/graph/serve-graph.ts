import { Hono } from "hono";
import { createControlRoutes } from "../faults/control-routes.ts";
import { createFaultBox, type FaultBox } from "../faults/fault-box.ts";
import type { Listening } from "../listen.ts";
import { listenWithFaults } from "../listen-with-faults.ts";
import { answerError } from "./answer-error.ts";
import { createErrorPlan, type ErrorPlan } from "./error-plan.ts";
import { badParameter, toGraphResponse } from "./graph-error.ts";
import type { GraphState } from "./graph-state.ts";
import { graphStyle } from "./graph-style.ts";
import { createPictureRoutes } from "./picture-routes.ts";
import { createWebhookRoutes } from "./webhook-routes.ts";

export interface GraphServer {
  state: GraphState;
  /** Answered with and without a version before the path: `/v26.0/me`, `/me`. */
  api(base: () => string): Hono;
  /** Answered as it stands: login pages, permalinks, the upload host. */
  site(base: () => string): Hono;
  posts(base: string): unknown[];
  reset(): void;
}

export interface ServedGraph extends Listening {
  faults: FaultBox;
  errors: ErrorPlan;
}

/** One loopback address for what Meta spreads over graph., www., graph-video. and rupload. */
export async function serveGraph({ state, ...server }: GraphServer): Promise<ServedGraph> {
  const faults = createFaultBox();
  const errors = createErrorPlan();
  let url = "";
  const base = (): string => url;
  const api = server.api(base);
  const app = new Hono()
    .route("/_picture", createPictureRoutes())
    .route("/", server.site(base))
    .route("/:version{v\\d+\\.\\d+}", api)
    .route("/", api);
  app.notFound((context) => toGraphResponse(badParameter(`Unknown path components: ${context.req.path}`)));
  app.onError(answerError);
  const control = createControlRoutes(faults).route("/errors", errors.routes);
  control.route("/webhooks", createWebhookRoutes(state));
  control.get("/posts", (context) => context.json(server.posts(url)));
  control.delete("/", (context) => {
    server.reset();
    faults.clear();
    errors.set([]);
    return context.body(null, 204);
  });
  const controlled = new Hono().route("/_sandbox", control);
  const listening = await listenWithFaults({
    accept: errors.wrap((request) => app.fetch(request)),
    control: controlled,
    faults,
    style: graphStyle,
    now: state.now,
    port: state.options.port,
  });
  url = listening.url;
  return { ...listening, faults, errors };
}
