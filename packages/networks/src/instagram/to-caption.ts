import type { PublicationContent } from "@planrrr/contract";

/** Instagram has no link cards: an address stands in the words, where nobody can press it. */
export function toCaption({ text, link }: PublicationContent): string {
  const wellFormed = text.toWellFormed();
  if (link === undefined || wellFormed.includes(link.url)) return wellFormed;
  return wellFormed.trim() === "" ? link.url : `${wellFormed}\n\n${link.url}`;
}

/** What stands in captions as hashtags and as mentions. */
export function findTags(text: string): { hashtags: number; mentions: number } {
  return {
    hashtags: text.match(/#[\p{L}\p{N}_]+/gu)?.length ?? 0,
    mentions: text.match(/(?<![\p{L}\p{N}_])@[\w.]+/gu)?.length ?? 0,
  };
}
