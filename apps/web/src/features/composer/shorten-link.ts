/** Bluesky's app shows the host and at most fifteen characters after it (`toShortUrl` in bluesky-social/social-app). */
export function shortenBlueskyLink(shown: string): string {
  if (!/^https?:/i.test(shown) || !URL.canParse(shown)) return shown;
  const { host, pathname, search, hash } = new URL(shown);
  const path = (pathname === "/" ? "" : pathname) + search + hash;
  return host + (path.length > 15 ? `${path.slice(0, 13)}...` : path);
}

/** Mastodon hides the scheme and `www.` and shows thirty characters (`TextFormatter#shortened_link`). */
export function shortenMastodonLink(url: string): string {
  const rest = url.replace(/^https?:\/\/(?:www\.)?/i, "");
  return rest.length > 30 ? `${rest.slice(0, 30)}…` : rest;
}
