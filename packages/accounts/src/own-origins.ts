/**
 * The origins that count as planrrr's own for a request to `host`. Without a base URL the request says where it came to;
 * a page of another site can't choose that, since its browser writes both Host and Origin.
 */
export function ownOrigins(
  host: string | undefined,
  options: { baseUrl: string | undefined; secure: boolean },
): string[] {
  const origins = options.baseUrl ? [new URL(options.baseUrl).origin] : [];
  if (!host) return origins;
  // Behind a proxy that ends TLS without saying so, the page is https though the request is not.
  origins.push(`https://${host}`);
  // A Secure cookie would be dropped on plain http: refused with a reason instead of a login that loops.
  if (!options.secure) origins.push(`http://${host}`);
  return origins;
}
