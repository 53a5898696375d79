import type { LinkCard, LinkPreview } from "@planrrr/contract";

/** A link as a card: picture, title, what it says, and where it leads. */
export function LinkCardFace({ card, preview }: { card: LinkCard; preview: LinkPreview | undefined }) {
  const { hostname } = new URL(card.url);
  const description = card.description ?? preview?.description;
  return (
    <div className="link-face">
      {preview?.picture ? <img src={preview.picture} alt="" /> : null}
      <div className="link-face-words" dir="auto">
        <b>{card.title ?? preview?.title ?? hostname}</b>
        {description ? <p>{description}</p> : null}
        <span className="small">{hostname}</span>
      </div>
    </div>
  );
}
