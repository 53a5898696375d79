import tlds from "tlds" with { type: "json" };

const TOP = [...tlds].toSorted((a, b) => b.length - a.length).join("|");
const LABEL = String.raw`[\p{L}\p{N}](?:[\p{L}\p{M}\p{N}_\-]*[\p{L}\p{M}\p{N}])?\.`;
const LETTERS = String.raw`a-z0-9\u00c0-\u024f\u0400-\u04ff`;
const PATH_CHAR = String.raw`[${LETTERS}!*';:=+,.$\/%#\[\]\-\u2013_~@\|&]`;
const PATH_END = String.raw`[${LETTERS}+\-=_#\/]`;
const PARENS = String.raw`\(${PATH_CHAR}*\)`;
const PATTERN = new RegExp(
  String.raw`(?<![a-z0-9@＠$#＃])(https?:\/\/)?((?:${LABEL})+(?:${TOP}|xn--[\-0-9a-z]+))(?![0-9a-z@+\-])` +
    String.raw`(?::\d+)?(?:\/(?:(?:${PATH_CHAR}|${PARENS})*(?:${PATH_END}|${PARENS}))?)?` +
    String.raw`(?:\?[a-z0-9!?*'@\(\);:&=+$\/%#\[\]\-_.,~\|]*[a-z0-9\-_&=#\/])?`,
  "giu",
);

export interface FoundUrl {
  start: number;
  end: number;
  url: string;
}

/** The links of a text as twitter-text finds them: also without a scheme, then in plain letters only. */
export function findUrls(text: string): FoundUrl[] {
  const found: FoundUrl[] = [];
  for (const match of text.matchAll(PATTERN)) {
    const [url, scheme, host = ""] = match;
    const isBare = scheme === undefined;
    const before = text.slice(0, match.index).at(-1) ?? "";
    if (isBare && (/[-_./]/.test(before) || !/^[a-z0-9.\-\u00c0-\u024f]+$/i.test(host))) continue;
    found.push({ start: match.index, end: match.index + url.length, url });
  }
  return found;
}
