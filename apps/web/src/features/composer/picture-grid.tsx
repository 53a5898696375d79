import { mediaAddress } from "../../api/media-address.ts";
import type { DraftPicture } from "./draft.ts";

/** One large, two side by side, one beside two, two by two: as both networks lay them out. */
export function PictureGrid({ pictures }: { pictures: readonly DraftPicture[] }) {
  if (pictures.length === 0) return null;
  return (
    <figure className="stack s">
      <div className={`picture-grid of-${Math.min(pictures.length, 4)}`}>
        {pictures.map(({ id, alt }) => (
          <img key={id} src={mediaAddress(id)} alt={alt} />
        ))}
      </div>
      <figcaption className="small">
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
