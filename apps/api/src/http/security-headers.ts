const csp = (parts: { [directive: string]: string }) =>
  Object.entries(parts)
    .map(([directive, value]) => `${directive} ${value}`)
    .join("; ");

const closed = {
  "base-uri": "'none'",
  "form-action": "'none'",
  "frame-ancestors": "'none'",
  "object-src": "'none'",
};

/** Answers of the API hold nothing a browser should run. */
export const API_POLICY = csp({ "default-src": "'none'", ...closed });

/** The documentation page: its own files, and requests to this API. */
export const DOCS_POLICY = csp({
  "default-src": "'none'",
  "script-src": "'self'",
  "style-src": "'self'",
  "img-src": "'self' data:",
  "connect-src": "'self'",
  ...closed,
});

/**
 * A page of the web app: its own files and the scripts that stand in it, by hash; styles from its files alone.
 * Pictures may come from memory, to be seen before they are sent; files go straight into the bucket, where there is one, and the community meets at the edge.
 */
export function pagePolicy(scriptHashes: string[], connectTo: string[] = []): string {
  return csp({
    "default-src": "'none'",
    "script-src": ["'self'", ...scriptHashes.map((hash) => `'sha256-${hash}'`)].join(" "),
    "style-src": "'self'",
    "img-src": "'self' data: blob:",
    "media-src": "'self'",
    "font-src": "'self'",
    "connect-src": ["'self'", ...connectTo].join(" "),
    "worker-src": "'self'",
    "manifest-src": "'self'",
    ...closed,
  });
}

/** A page without scripts. */
export const PAGE_POLICY = csp({ "default-src": "'none'", "style-src": "'self'", ...closed });

/** What every answer carries. */
export function securityHeaders(https: boolean): { [name: string]: string } {
  const headers: { [name: string]: string } = {
    "Content-Security-Policy": API_POLICY,
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Cache-Control": "no-store",
  };
  if (https) headers["Strict-Transport-Security"] = "max-age=31536000";
  return headers;
}
