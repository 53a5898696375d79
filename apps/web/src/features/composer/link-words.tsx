"use client";

import type { LinkCard, LinkPreview } from "@planrrr/contract";
import { Button, Field, Input } from "@planrrr/ui";

export interface LinkWordsProps {
  card: LinkCard;
  preview: LinkPreview | undefined;
  onChange: (card: LinkCard) => void;
  onDone: () => void;
}

/** The card in other words than its page's. An empty field takes the page's again. */
export function LinkWords({ card, preview, onChange, onDone }: LinkWordsProps) {
  const { url, title, description } = card;
  const write = (words: Omit<LinkCard, "url">) => {
    const given = Object.entries({ title, description, ...words }).filter(([, value]) => value);
    onChange({ url, ...Object.fromEntries(given) });
  };
  return (
    <div className="stack s">
      <Field label="Title of the card">
        {(control) => (
          <Input
            {...control}
            dir="auto"
            value={title ?? ""}
            placeholder={preview?.title}
            maxLength={300}
            onChange={(event) => write({ title: event.target.value })}
          />
        )}
      </Field>
      <Field
        label="What it says"
        hint="Bluesky shows these words. Mastodon makes its card from the page itself."
      >
        {(control) => (
          <Input
            {...control}
            dir="auto"
            value={description ?? ""}
            placeholder={preview?.description}
            maxLength={1000}
            onChange={(event) => write({ description: event.target.value })}
          />
        )}
      </Field>
      <div className="row">
        <Button onClick={onDone}>Done</Button>
      </div>
    </div>
  );
}
