"use client";

import type { Connection, LinkCard, NetworkName } from "@planrrr/contract";
import { Button, Face } from "@planrrr/ui";
import { useState } from "react";
import type { DraftPicture, Settings } from "./draft.ts";
import { PictureGrid } from "./picture-grid.tsx";
import { PreviewCard } from "./preview-card.tsx";
import { previewWords } from "./preview-words.ts";
import { textSegments } from "./text-segments.ts";

export interface PreviewPostProps {
  connection: Connection;
  text: string;
  pictures: readonly DraftPicture[];
  card: LinkCard | null;
  settings: Settings;
}

const audiences = {
  unlisted: "Not in public lists",
  private: "Followers only",
  direct: "Only people named in it",
};

/** A link stays a part of the words there, or is none. */
const withoutCards = new Set<NetworkName>(["instagram", "youtube"]);

/** More than any network shows before its reader asks for the rest. */
const longest = 2000;
const figures = new Intl.NumberFormat("en");

/** The post as its readers on one network will meet it. */
export function PreviewPost({ connection, text, pictures, card, settings }: PreviewPostProps) {
  const { network, displayName, handle } = connection;
  const isMastodon = network === "mastodon";
  const warning = isMastodon ? (settings.contentWarning?.trim() ?? "") : "";
  const [unfolded, setUnfolded] = useState(false);
  const { visibility = "public" } = settings;
  const audience = isMastodon && visibility !== "public" ? audiences[visibility] : undefined;
  const { title, text: shown } = previewWords(network, { text, card, settings });
  const left = shown.length - longest;
  return (
    <div className="preview-body">
      <div className="preview-who">
        <Face name={displayName} small />
        <span dir="auto">
          <b>{displayName}</b> {displayName === handle ? null : <span className="small">{handle}</span>}
          {audience ? <span className="small block">{audience}</span> : null}
        </span>
      </div>
      {warning ? (
        <div className="preview-warning">
          <p dir="auto">{warning}</p>
          <Button aria-expanded={unfolded} onClick={() => setUnfolded(!unfolded)}>
            {unfolded ? "Show less" : "Show more"}
          </Button>
        </div>
      ) : null}
      {warning && !unfolded ? null : (
        <>
          {title === undefined ? null : (
            <>
              <PictureGrid network={network} pictures={pictures} />
              <p className="words" dir="auto">
                <b>{title === "" ? <span className="note">Its title will stand here.</span> : title}</b>
              </p>
            </>
          )}
          <p className="words" dir="auto">
            {textSegments(network, shown.slice(0, longest)).map(({ kind, text: part }, nth) => (
              <span key={nth} className={kind === "plain" ? undefined : "facet"}>
                {part}
              </span>
            ))}
            {left > 0 ? <span className="note"> … and {figures.format(left)} more characters</span> : null}
            {shown === "" ? <span className="note">Your words will stand here.</span> : null}
          </p>
          {title === undefined ? <PictureGrid network={network} pictures={pictures} /> : null}
          {card && !withoutCards.has(network) ? <PreviewCard network={network} card={card} /> : null}
        </>
      )}
    </div>
  );
}
