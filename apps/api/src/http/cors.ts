import type { Middleware } from "./middleware.ts";

/** Lets pages of the listed origins use the API with their visitors' sessions. */
export function cors(origins: string[]): Middleware {
  const allowed = new Set(origins);
  return async (c, next) => {
    const origin = c.req.header("origin");
    if (!origin || !allowed.has(origin)) return next();
    const { headers } = c.var.call;
    headers["Access-Control-Allow-Origin"] = origin;
    headers["Access-Control-Allow-Credentials"] = "true";
    headers["Vary"] = "Origin";
    headers["Cross-Origin-Resource-Policy"] = "cross-origin";
    headers["Access-Control-Expose-Headers"] =
      "RateLimit-Limit, RateLimit-Remaining, RateLimit-Reset, Retry-After, X-Request-Id, Idempotency-Replayed, ETag, Location, Tus-Resumable, Upload-Offset, Upload-Length, Upload-Expires";
    if (c.req.method !== "OPTIONS" || !c.req.header("access-control-request-method")) return next();
    headers["Access-Control-Allow-Methods"] = "GET, HEAD, POST, PATCH, PUT, DELETE";
    headers["Access-Control-Allow-Headers"] =
      "Authorization, Content-Type, Idempotency-Key, X-Api-Key, X-Team-Id, X-Alt-Text, Tus-Resumable, Upload-Length, Upload-Offset, Upload-Metadata";
    headers["Access-Control-Max-Age"] = "600";
    return new Response(null, { status: 204, headers });
  };
}
