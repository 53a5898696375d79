"use client";

import type { LinkCard, NetworkName } from "@planrrr/contract";
import { networkNames } from "@planrrr/ui";
import { LinkCardFace } from "./link-card-face.tsx";
import { useLinkPreview } from "./use-link-preview.ts";

/** Bluesky shows the card we send; the others read the page themselves. */
export function PreviewCard({ network, card }: { network: NetworkName; card: LinkCard }) {
  const preview = useLinkPreview(card.url);
  if (network === "bluesky") return <LinkCardFace card={card} preview={preview} />;
  return (
    <>
      {preview?.state === "found" ? <LinkCardFace card={{ url: card.url }} preview={preview} /> : null}
      <p className="small">
        {networkNames[network]} makes this card itself, from the page. It may look a little different.
      </p>
    </>
  );
}
