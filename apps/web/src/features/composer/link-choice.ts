import type { LinkCard } from "@planrrr/contract";
import { detectFacets } from "@planrrr/networks/text";
import type { DraftPicture } from "./draft.ts";

/** A card somebody has changed, or null: taken away. `pinned`: of a link that is not in the text. */
export type LinkChoice = (LinkCard & { pinned?: true }) | null;

/** The first link of a text, as networks find it. */
export function findLink(text: string): string | undefined {
  // Word by word, so that a long text is only looked at as far as needed: this happens at every key.
  for (const word of text.split(/\s+/)) {
    if (!word.includes(".")) continue;
    const link = detectFacets(word).find((facet) => facet.kind === "link");
    if (link) return link.uri;
  }
  return undefined;
}

/** The card that goes out: pictures come before it, since no network shows both. */
export function cardOf(
  text: string,
  pictures: readonly DraftPicture[],
  choice: LinkChoice | undefined,
): LinkCard | null {
  if (choice === null || pictures.length > 0) return null;
  const found = findLink(text);
  if (choice && (choice.pinned || found === undefined || choice.url === found)) {
    const { pinned: _pinned, ...card } = choice;
    return card;
  }
  return found === undefined ? null : { url: found };
}

/** What somebody must have chosen for this card to stand there; absent where it comes by itself. */
export function choiceOf(
  text: string,
  pictures: readonly DraftPicture[],
  link: LinkCard | null,
): LinkChoice | undefined {
  if (isSameCard(cardOf(text, pictures, undefined), link)) return undefined;
  if (link === null) return null;
  return findLink(text) === link.url ? link : { ...link, pinned: true };
}

export function isSameCard(one: LinkCard | null, other: LinkCard | null): boolean {
  return one?.url === other?.url && one?.title === other?.title && one?.description === other?.description;
}
