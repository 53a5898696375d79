import tlds from "tlds" with { type: "json" };

export interface FoundLink {
  start: number;
  end: number;
  url: string;
}

const TOP_LEVEL_DOMAINS = new Set<string>(tlds);
const URL_PATTERN =
  /(?<![\p{L}\p{N}@#$/])https?:\/\/([\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+)(?::\d+)?(?:[/?#][^\s<>"]*)?/giu;
// Mastodon leaves the end of a sentence out of a link.
const FINAL_PUNCTUATION = /[.,;:!?'"]+$/;

/** What Mastodon makes a link of, in the order of the text: whole addresses of domains that exist. */
export function* findLinks(text: string): Generator<FoundLink> {
  for (const match of text.matchAll(URL_PATTERN)) {
    const host = match[1] ?? "";
    const top = host.slice(host.lastIndexOf(".") + 1).toLowerCase();
    if (!TOP_LEVEL_DOMAINS.has(top) && !top.startsWith("xn--")) continue;
    const url = match[0].replace(FINAL_PUNCTUATION, "");
    yield { start: match.index, end: match.index + url.length, url };
  }
}
