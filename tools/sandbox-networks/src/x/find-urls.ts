import tlds from "tlds" with { type: "json" };

const TOP = [...tlds].toSorted((a, b) => b.length - a.length).join("|");
/** All but ASCII's signs and what is no character; a label has 63 of them. */
const OUTSIDE = String.raw`\s!'#%&\(\)*+,\\.\/:;<=>?@\[\]^\{\|\}~$\u202a-\u202e\ufeff\ufffe\uffff`;
const LABEL = String.raw`[^${OUTSIDE}\-_](?:[^${OUTSIDE}]{0,61}[^${OUTSIDE}\-_])?\.`;
const LETTERS = String.raw`a-z0-9\u00c0-\u024f\u0400-\u04ff`;
const PATH_CHAR = String.raw`[${LETTERS}!*';:=+,.$\/%#\[\]\-\u2013_~@\|&]`;
const PATH_END = String.raw`[${LETTERS}+\-=_#\/]`;
const PARENS = String.raw`\(${PATH_CHAR}*\)`;
const END = String.raw`(?:${TOP}|xn--[\-0-9a-z]+)(?![0-9a-z@+\-])`;
const PATTERN = new RegExp(
  String.raw`(^|[^a-z0-9@＠$#＃\ufeff\ufffe\uffff])(https?:\/\/)?((?:${LABEL})+${END})` +
    String.raw`(?::\d+)?(\/(?:(?:${PATH_CHAR}|${PARENS})*(?:${PATH_END}|${PARENS}))?)?` +
    String.raw`(?:\?[a-z0-9!?*'@\(\);:&=+$\/%#\[\]\-_.,~\|]*[a-z0-9\-_&=#\/])?`,
  "giu",
);
const LATIN = new RegExp(String.raw`(?:[\-a-z0-9\u00c0-\u024f]+\.)+${END}`, "giu");

export interface FoundUrl {
  start: number;
  end: number;
  url: string;
}

/** The links of a text as twitter-text finds them: also without a scheme, then in Latin letters only. */
export function findUrls(text: string): FoundUrl[] {
  const found: FoundUrl[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const [whole, before = "", scheme, host = "", path] = match;
    const from = match.index + before.length;
    const end = match.index + whole.length;
    if (scheme !== undefined) {
      found.push({ start: from, end, url: text.slice(from, end) });
      continue;
    }
    if (/[-_./]/.test(before)) continue;
    for (const latin of host.matchAll(LATIN)) {
      const start = from + latin.index;
      found.push({ start, end: start + latin[0].length, url: latin[0] });
    }
    const last = found.at(-1);
    if (path === undefined || last === undefined || last.start < from) continue;
    found[found.length - 1] = { start: last.start, end, url: text.slice(last.start, end) };
  }
  return found;
}
