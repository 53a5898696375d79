import { AppError } from "@planrrr/contract/app-error";
import type { Env } from "../../env.ts";

const policy = [
  "default-src 'none'",
  "script-src 'self'",
  "style-src 'self'",
  "font-src 'self'",
  "img-src 'self'",
  "connect-src 'self'",
  "base-uri 'none'",
  "form-action 'none'",
  // A wall screen may show the page in a frame of its own.
  "frame-ancestors *",
].join("; ");

/** The page and the widget, as `apps/ticker` was built. Files with a hash in their name never change. */
export async function servePage(request: Request, env: Env): Promise<Response> {
  const { pathname } = new URL(request.url);
  const found = await env.ASSETS?.fetch(request);
  if (found === undefined || found.status === 404)
    throw new AppError("NOT_FOUND", `There is nothing at ${pathname}.`);
  const headers = new Headers(found.headers);
  const isFixed = pathname.startsWith("/assets/");
  headers.set(
    "Cache-Control",
    isFixed ? "public, max-age=31536000, immutable" : "public, max-age=300, stale-while-revalidate=86400",
  );
  headers.set("Content-Security-Policy", policy);
  headers.set("X-Content-Type-Options", "nosniff");
  headers.set("Referrer-Policy", "no-referrer");
  // The widget runs on other people's pages.
  headers.set("Access-Control-Allow-Origin", "*");
  headers.set("Cross-Origin-Resource-Policy", "cross-origin");
  return new Response(found.body, { status: found.status, headers });
}
