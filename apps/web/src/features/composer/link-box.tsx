"use client";

import { Button, Icon, Notice } from "@planrrr/ui";
import type { NetworkName } from "@planrrr/contract";
import { useState } from "react";
import { cardOf, findLink, type LinkChoice } from "./link-choice.ts";
import { LinkCardFace } from "./link-card-face.tsx";
import { LinkWords } from "./link-words.tsx";
import { useLinkPreview } from "./use-link-preview.ts";
import type { Written } from "./versions.ts";

export interface LinkBoxProps {
  written: Written;
  /** Where these words go. */
  networks: NetworkName[];
  onChange: (link: LinkChoice) => void;
}

/** The card of the first link: as it will be, with other words, or not at all. */
export function LinkBox({ written, networks, onChange }: LinkBoxProps) {
  const { text, pictures, link } = written;
  const card = cardOf(text, pictures, link);
  const preview = useLinkPreview(card?.url);
  const [edits, setEdits] = useState(false);
  // The others read the page themselves: nothing we say would change their card.
  const takesOurs = networks.length === 0 || networks.includes("bluesky");
  if (!card) {
    const found = link === null && pictures.length === 0 ? findLink(text) : undefined;
    return found && takesOurs ? (
      <div className="paper-part">
        <Button tone="bare" onClick={() => onChange({ url: found })}>
          <Icon name="connect" />
          Show a card for {new URL(found).hostname}
        </Button>
      </div>
    ) : null;
  }
  const { hostname } = new URL(card.url);
  return (
    <section className="paper-part link-box" aria-label={`Card of ${hostname}`}>
      <LinkCardFace card={card} preview={preview} />
      <div role="status">
        {preview?.state === "private" ? (
          <Notice tone="warn" fact="This link leads into a private network.">
            planrrr does not open it, and your readers may not be able to either. The card shows its address
            only.
          </Notice>
        ) : null}
        {preview?.state === "unreadable" ? (
          <Notice tone="calm" fact="We could not read this page.">
            The card shows its address only. You can give it a title.
          </Notice>
        ) : null}
      </div>
      {!takesOurs ? (
        <p className="small">This card is made from the page itself. It may look a little different.</p>
      ) : edits ? (
        <LinkWords
          card={card}
          preview={preview}
          onChange={(words) => onChange({ ...(link?.pinned ? { pinned: true } : {}), ...words })}
          onDone={() => setEdits(false)}
        />
      ) : (
        <div className="row">
          <Button tone="bare" onClick={() => setEdits(true)}>
            <Icon name="pencil" />
            Change the card's words
          </Button>
          <Button tone="bare" onClick={() => onChange(null)}>
            <Icon name="close" />
            Remove the card
          </Button>
        </div>
      )}
    </section>
  );
}
