import type { LinkCard, NetworkName } from "@planrrr/contract";
import { toStatusText, toVideoDescription, toVideoTitle } from "@planrrr/networks/text";
import type { Settings } from "./draft.ts";

/** What a network makes of the words: Mastodon puts a link at their end, YouTube has a title above them. */
export function previewWords(
  network: NetworkName,
  { text, card, settings }: { text: string; card: LinkCard | null; settings: Settings },
): { title?: string; text: string } {
  const link = card ?? undefined;
  if (network === "mastodon") return { text: toStatusText({ text, link }) };
  if (network !== "youtube") return { text };
  return {
    title: toVideoTitle({ text, options: settings.options }),
    text: toVideoDescription({ text, link }),
  };
}
