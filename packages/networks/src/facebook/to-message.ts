import type { PublicationContent } from "@planrrr/contract";

/** The words as they are sent. A link makes a card of its own only where no file takes its place. */
export function toMessage({ text, link, media, role }: PublicationContent): string {
  const wellFormed = text.toWellFormed();
  const isCard = media.length === 0 && role === undefined;
  if (link === undefined || isCard || wellFormed.includes(link.url)) return wellFormed;
  return wellFormed.trim() === "" ? link.url : `${wellFormed}\n\n${link.url}`;
}
