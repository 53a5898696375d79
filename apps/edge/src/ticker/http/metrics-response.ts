import type { Metrics } from "@planrrr/audience";
import { fingerprint } from "../refresh/fingerprint.ts";
import type { TickerSettings } from "../settings/ticker-settings.ts";
import { corsHeaders } from "./cors.ts";

/** The answer with its headers; empty (304) for those who know it already. */
export function metricsResponse(
  request: Request,
  metrics: Metrics,
  ageMs: number | null,
  { cadenceMs, ttlMs }: TickerSettings,
): Response {
  const body = JSON.stringify(metrics);
  const etag = `"${fingerprint(body)}-${body.length}"`;
  const seconds = (ms: number): number => Math.floor(ms / 1_000);
  const headers = new Headers({
    ...corsHeaders,
    "Content-Type": "application/json; charset=utf-8",
    // Together with Age: fresh until the next reading is due.
    "Cache-Control":
      metrics.total === null
        ? "no-store"
        : `public, max-age=${seconds(cadenceMs)}, stale-while-revalidate=${seconds(ttlMs)}`,
    ETag: etag,
    "X-Content-Type-Options": "nosniff",
  });
  if (ageMs !== null) headers.set("Age", String(seconds(ageMs)));
  if (isKnown(request.headers.get("If-None-Match"), etag))
    return new Response(null, { status: 304, headers });
  return new Response(request.method === "HEAD" ? null : body, { headers });
}

/** Caches on the way may have made the tag a weak one. */
function isKnown(header: string | null, etag: string): boolean {
  if (header === null) return false;
  return header.split(",").some((tag) => ["*", etag, `W/${etag}`].includes(tag.trim()));
}
