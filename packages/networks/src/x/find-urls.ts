import tlds from "tlds" with { type: "json" };

const TOP = [...tlds].toSorted((a, b) => b.length - a.length).join("|");
const END = String.raw`(?:${TOP}|xn--[\-0-9a-z]+)(?![0-9a-z@+\-])`;
/** All but ASCII's signs and what is no character; a label has 63 of them. */
const OUTSIDE = String.raw`\s!'#%&\(\)*+,\\.\/:;<=>?@\[\]^\{\|\}~$\u202a-\u202e\ufeff\ufffe\uffff`;
const LABEL = String.raw`[^${OUTSIDE}\-_](?:[^${OUTSIDE}]{0,61}[^${OUTSIDE}\-_])?\.`;
const LETTER = String.raw`a-z0-9\u00c0-\u024f\u0400-\u04ff`;
const IN_PATH = String.raw`[${LETTER}!*';:=+,.$\/%#\[\]\-\u2013_~@\|&]`;
const IN_PARENS = String.raw`\(${IN_PATH}*\)`;
const PATH = String.raw`\/(?:(?:${IN_PATH}|${IN_PARENS})*(?:[${LETTER}+\-=_#\/]|${IN_PARENS}))?`;
const QUERY = String.raw`\?[a-z0-9!?*'@\(\);:&=+$\/%#\[\]\-_.,~\|]*[a-z0-9\-_&=#\/]`;
const LINK = new RegExp(
  String.raw`(^|[^a-z0-9@＠$#＃\ufeff\ufffe\uffff])(https?:\/\/)?((?:${LABEL})+${END})(?::\d+)?(${PATH})?(?:${QUERY})?`,
  "giu",
);
const LATIN_HOST = new RegExp(String.raw`(?:[\-a-z0-9\u00c0-\u024f]+\.)+${END}`, "giu");

export interface FoundUrl {
  start: number;
  end: number;
  url: string;
}

/** What X makes a link of, also without a scheme: each counts the same, and one makes a post cost more. */
export function findUrls(text: string): FoundUrl[] {
  const found: FoundUrl[] = [];
  for (const match of text.matchAll(LINK)) {
    const [whole, before = "", scheme, host = "", path] = match;
    const start = match.index + before.length;
    const end = match.index + whole.length;
    if (scheme !== undefined) found.push({ start, end, url: text.slice(start, end) });
    else if (!/[-_./]/.test(before))
      found.push(...findBareUrls(text, start, host, path === undefined ? undefined : end));
  }
  return found;
}

/** Without a scheme only what is Latin of a host is a link, and port and query only before and after a path. */
function findBareUrls(text: string, at: number, host: string, pathEnd: number | undefined): FoundUrl[] {
  const hosts = [...host.matchAll(LATIN_HOST)];
  return hosts.map(({ 0: latin, index }, number) => {
    const start = at + index;
    const isLast = number === hosts.length - 1;
    const end = isLast && pathEnd !== undefined ? pathEnd : start + latin.length;
    return { start, end, url: text.slice(start, end) };
  });
}
