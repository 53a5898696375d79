import { randomUUID } from "node:crypto";
import type { Logger, Metrics } from "@planrrr/telemetry";
import type { ReadArrival } from "./arrival.ts";
import type { Call } from "./call.ts";
import { describeFailure } from "./describe-failure.ts";
import type { Middleware } from "./middleware.ts";
import { securityHeaders } from "./security-headers.ts";

export interface Observing {
  log: Logger;
  metrics: Metrics;
  readArrival: ReadArrival;
}

/** Outermost: gives the request its id and headers, and leaves one log line and one measurement at its end. */
export function observe({ log, metrics, readArrival }: Observing): Middleware {
  return async (c, next) => {
    const startedAt = performance.now();
    const arrival = readArrival(c.env.incoming);
    const requestId = readRequestId(c.req.header("x-request-id"));
    const headers = securityHeaders(arrival.https);
    headers["X-Request-Id"] = requestId;
    const call: Call = { requestId, arrival, headers, route: "unknown" };
    c.set("call", call);
    await next();
    const seconds = (performance.now() - startedAt) / 1000;
    const { method } = c.req;
    const { status } = c.res;
    metrics.httpDuration.observe(
      {
        method: knownMethods.has(method) ? method : "other",
        route: call.route,
        status: `${Math.floor(status / 100)}xx`,
      },
      seconds,
    );
    writeLine(log, call, { method, status, seconds, path: c.req.path });
  };
}

const knownMethods = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);

function readRequestId(given: string | undefined): string {
  return given && /^[\w.-]{8,64}$/.test(given) ? given : randomUUID();
}

function writeLine(
  log: Logger,
  call: Call,
  request: { method: string; status: number; seconds: number; path: string },
): void {
  const bug = call.failure !== undefined;
  // Probes and scrapes come every few seconds and say nothing when all is well.
  const level = bug ? "error" : quietRoutes.has(call.route) && request.status < 400 ? "debug" : "info";
  if (!log.isLevelEnabled(level)) return;
  const { requestId, route, actor, arrival, code } = call;
  const line = {
    requestId,
    method: request.method,
    route,
    ...(route === "unknown" ? { path: request.path.slice(0, 200) } : {}),
    status: request.status,
    durationMs: Math.round(request.seconds * 10_000) / 10,
    address: arrival.address,
    ...(actor ? { userId: actor.userId, teamId: actor.teamId, via: actor.via } : {}),
    ...(code ? { code } : {}),
    ...(bug ? describeFailure(call.failure) : {}),
  };
  log[level](line, "request");
}

const quietRoutes = new Set(["/health/live", "/health/ready", "/metrics", "/internal/workers/heartbeat"]);
