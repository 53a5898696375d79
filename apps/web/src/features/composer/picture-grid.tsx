import type { NetworkName } from "@planrrr/contract";
import { mediaAddress } from "../../api/media-address.ts";
import type { DraftPicture } from "./draft.ts";

/** Instagram shows them one after the other, to be swiped; the others side by side. */
const swiped: readonly NetworkName[] = ["instagram"];

/** One large, two side by side, one beside two, two by two; or one after the other, where that is how it is shown. */
export function PictureGrid({
  network,
  pictures,
}: {
  network: NetworkName;
  pictures: readonly DraftPicture[];
}) {
  if (pictures.length === 0) return null;
  const isRow = swiped.includes(network) && pictures.length > 1;
  const layout = isRow ? "picture-row" : `picture-grid of-${Math.min(pictures.length, 4)}`;
  return (
    <figure className="stack s">
      <div
        className={layout}
        {...(isRow ? { role: "group", "aria-label": "Swiped one by one", tabIndex: 0 } : {})}
      >
        {pictures.map(({ id, alt, kind }) =>
          kind === "video" ? (
            <video
              key={id}
              src={mediaAddress(id)}
              aria-label={alt || "Your video"}
              controls
              preload="metadata"
            />
          ) : (
            <img key={id} src={mediaAddress(id)} alt={alt} />
          ),
        )}
      </div>
      <figcaption className="small">
        {isRow ? <span className="block">Swiped one by one: {pictures.length} in all.</span> : null}
        {pictures.map(({ id, alt }, nth) => (
          <span className="block" dir="auto" key={id}>
            {pictures.length > 1 ? `${nth + 1}. ` : ""}
            {alt || "Not described for people who cannot see it"}
          </span>
        ))}
      </figcaption>
    </figure>
  );
}
