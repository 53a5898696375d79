import type { PublicationContent } from "@planrrr/contract";

/** X has no link field: what stands in the text becomes the card. */
export function toPostText({ text, link }: PublicationContent): string {
  const words = text.toWellFormed().trim();
  if (link === undefined || words.includes(link.url)) return words;
  return words === "" ? link.url : `${words}\n\n${link.url}`;
}
