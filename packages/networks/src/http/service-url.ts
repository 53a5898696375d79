import { NetworkError } from "../network-error.ts";

/** The origin of a server as people type it: `mastodon.social`, `https://bsky.social/`. */
export function parseServiceUrl(typed: string): string {
  const trimmed = typed.trim();
  const url = URL.parse(/^[a-z][a-z0-9+.-]*:\/\//i.test(trimmed) ? trimmed : `https://${trimmed}`);
  if (
    url === null ||
    !url.protocol.startsWith("http") ||
    url.hostname === "" ||
    url.username !== "" ||
    url.password !== ""
  ) {
    throw new NetworkError({
      kind: "refused",
      code: "INVALID_SERVICE",
      message: "That is not the address of a server.",
    });
  }
  return url.origin;
}
