import tlds from "tlds" with { type: "json" };
import { countGraphemes } from "../count-graphemes.ts";
import { countBytes, createByteOffsets } from "./byte-offsets.ts";

export interface Span {
  byteStart: number;
  byteEnd: number;
}

export type DetectedFacet = { index: Span } & (
  | { kind: "mention"; handle: string }
  | { kind: "link"; uri: string }
  | { kind: "tag"; tag: string }
);

type Found = { start: number; end: number } & (
  | { kind: "mention"; handle: string }
  | { kind: "link"; uri: string }
  | { kind: "tag"; tag: string }
);

const TOP_LEVEL_DOMAINS = new Set<string>(tlds);
const MAX_TAG_GRAPHEMES = 64;
const MAX_TAG_BYTES = 640;

const MENTION = /(?<=^|[\s(])@([a-zA-Z0-9.-]+)\b/g;
const LINK = /(?<=^|[\s(])(?:https?:\/\/\S+|([a-z][a-z0-9]*(?:\.[a-z0-9]+)+)\S*)/gim;
const HASHTAG = /(?<=^|\s)[#＃](?!\ufe0f)(\S+)/gu;
const CASHTAG = /(?<=^|[\s(])\$([A-Za-z][A-Za-z0-9]{0,4})(?=$|[\s.,;:!?)"'\u2019])/gu;
// Spaces that take no room end a hashtag, as a space does.
const TAG_END = /\u00ad|\u2060|[\u200a-\u200d]|\u20e2/u;
const HAS_LETTER = /[^\d\s\p{P}]/u;
const FINAL_PUNCTUATION = /\p{P}+$/u;
// The lexicon's `uri` format.
const LEXICON_URI = /^\w+:(?:\/\/)?[^\s/]\S*$/;

/** Links, mentions, hashtags and cashtags as Bluesky's own app finds them, in the order of the text. */
export function detectFacets(text: string): DetectedFacet[] {
  const found = [...findMentions(text), ...findLinks(text), ...findHashtags(text), ...findCashtags(text)];
  found.sort((a, b) => a.start - b.start);
  const toByte = createByteOffsets(text);
  return found.map(({ start, end, ...rest }) => {
    const byteStart = toByte(start);
    return { index: { byteStart, byteEnd: byteStart + countBytes(text.slice(start, end)) }, ...rest };
  });
}

function* findMentions(text: string): Generator<Found> {
  for (const match of text.matchAll(MENTION)) {
    const handle = match[1] ?? "";
    if (!hasKnownDomain(handle) && !handle.endsWith(".test")) continue;
    yield { kind: "mention", start: match.index, end: match.index + match[0].length, handle };
  }
}

function* findLinks(text: string): Generator<Found> {
  for (const match of text.matchAll(LINK)) {
    const domain = match[1];
    if (domain === undefined ? !match[0].startsWith("http") : !hasKnownDomain(domain)) continue;
    let shown = match[0].replace(/[.,;:!?]$/, "");
    if (shown.endsWith(")") && !shown.includes("(")) shown = shown.slice(0, -1);
    const uri = domain === undefined ? shown : `https://${shown}`;
    if (!LEXICON_URI.test(uri) || !URL.canParse(uri)) continue;
    yield { kind: "link", start: match.index, end: match.index + shown.length, uri };
  }
}

function* findHashtags(text: string): Generator<Found> {
  for (const match of text.matchAll(HASHTAG)) {
    const word = match[1] ?? "";
    const cut = word.search(TAG_END);
    const whole = cut === -1 ? word : word.slice(0, cut);
    if (!HAS_LETTER.test(whole)) continue;
    const tag = whole.replace(FINAL_PUNCTUATION, "");
    if (tag === "" || countGraphemes(tag) > MAX_TAG_GRAPHEMES || countBytes(tag) > MAX_TAG_BYTES) continue;
    yield { kind: "tag", start: match.index, end: match.index + 1 + tag.length, tag };
  }
}

function* findCashtags(text: string): Generator<Found> {
  for (const match of text.matchAll(CASHTAG)) {
    const tag = `$${(match[1] ?? "").toUpperCase()}`;
    yield { kind: "tag", start: match.index, end: match.index + tag.length, tag };
  }
}

function hasKnownDomain(name: string): boolean {
  const dot = name.lastIndexOf(".");
  return dot > -1 && TOP_LEVEL_DOMAINS.has(name.slice(dot + 1));
}
