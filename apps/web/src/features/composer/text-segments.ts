import type { NetworkName } from "@planrrr/contract";
import { detectFacets, dropMentionDomains, findLinks } from "@planrrr/networks/text";
import { shortenBlueskyLink, shortenMastodonLink } from "./shorten-link.ts";

/** A stretch of a post as its network shows it. */
export interface Segment {
  kind: "plain" | "link" | "mention" | "tag";
  text: string;
}

/** The text in stretches: what can be tapped is told apart, long addresses are cut as the network cuts them. */
export function textSegments(network: NetworkName, text: string): Segment[] {
  return network === "bluesky" ? blueskySegments(text) : [...otherSegments(text)];
}

const encoder = new TextEncoder();
const decoder = new TextDecoder();

function blueskySegments(text: string): Segment[] {
  const facets = detectFacets(text);
  if (facets.length === 0) return plain(text);
  const bytes = encoder.encode(text);
  const cut = (from: number, to: number) => decoder.decode(bytes.subarray(from, to));
  const segments: Segment[] = [];
  let at = 0;
  for (const { kind, index } of facets) {
    if (index.byteStart < at) continue;
    segments.push(...plain(cut(at, index.byteStart)));
    const shown = cut(index.byteStart, index.byteEnd);
    segments.push({ kind, text: kind === "link" ? shortenBlueskyLink(shown) : shown });
    at = index.byteEnd;
  }
  return [...segments, ...plain(cut(at, bytes.length))];
}

const MENTION_OR_TAG =
  /(?<![=/\p{L}\p{N}_])(?:(?<mention>@[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*(?:@[\p{L}\p{N}.-]*[\p{L}\p{N}])?)|(?<tag>#[\p{L}\p{N}_]*[\p{L}_][\p{L}\p{N}_]*))/giu;

function* otherSegments(text: string): Generator<Segment> {
  let at = 0;
  for (const { start, end, url } of findLinks(text)) {
    yield* mentionsAndTags(text.slice(at, start));
    yield { kind: "link", text: shortenMastodonLink(url) };
    at = end;
  }
  yield* mentionsAndTags(text.slice(at));
}

function* mentionsAndTags(text: string): Generator<Segment> {
  let at = 0;
  for (const match of text.matchAll(MENTION_OR_TAG)) {
    yield* plain(text.slice(at, match.index));
    const [found] = match;
    yield match.groups?.["tag"] === undefined
      ? { kind: "mention", text: dropMentionDomains(found) }
      : { kind: "tag", text: found };
    at = match.index + found.length;
  }
  yield* plain(text.slice(at));
}

function plain(text: string): Segment[] {
  return text === "" ? [] : [{ kind: "plain", text }];
}
