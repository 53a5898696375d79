import type { PublicationContent } from "@planrrr/contract";

/**
 * The text as it is sent. Mastodon makes link cards of addresses in the text, and only of those. One that was written
 * without its scheme stands there by its writer's will, and is not said twice.
 */
export function toStatusText({ text, link }: Pick<PublicationContent, "text" | "link">): string {
  const wellFormed = text.toWellFormed();
  if (link === undefined || wellFormed.includes(link.url.replace(/^https?:\/\//, ""))) return wellFormed;
  return wellFormed.trim() === "" ? link.url : `${wellFormed}\n\n${link.url}`;
}

const MENTION_DOMAIN =
  /(?<![=/\p{L}\p{N}_])(@[a-z0-9_]+(?:[.-]+[a-z0-9_]+)*)@[\p{L}\p{N}_.-]*[\p{L}\p{N}_]/giu;

/** Mentions of other servers are shown, and counted, without their server. */
export function dropMentionDomains(text: string): string {
  return text.replace(MENTION_DOMAIN, "$1");
}

/** Two texts are the same post if they differ only in white space and in the servers of mentions. */
export function normaliseText(text: string): string {
  return dropMentionDomains(text).normalize("NFC").replace(/\s+/g, " ").trim();
}

const ENTITIES = new Map([
  ["amp", "&"],
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
  ["nbsp", "\u00a0"],
]);

/** What a reader of Mastodon's HTML sees, and what is hidden for shortness in links. */
export function htmlToText(html: string): string {
  return html
    .replace(/<br\s*\/?>/gi, "\n")
    .replace(/<\/p>/gi, "\n\n")
    .replace(/<[^>]*>/g, "")
    .replace(/&(?:#(\d+)|#x([0-9a-f]+)|(\w+));/gi, decodeEntity);
}

function decodeEntity(whole: string, decimal?: string, hex?: string, name?: string): string {
  if (name !== undefined) return ENTITIES.get(name.toLowerCase()) ?? whole;
  const code = decimal === undefined ? Number.parseInt(hex ?? "", 16) : Number(decimal);
  return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
}
