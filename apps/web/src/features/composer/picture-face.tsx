import { mediaAddress } from "../../api/media-address.ts";
import type { DraftPicture } from "./draft.ts";

/** The file itself, small. A video shows how it begins. */
export function PictureFace({ picture: { id, kind } }: { picture: DraftPicture }) {
  return kind === "video" ? (
    <video src={`${mediaAddress(id)}#t=0.1`} width={112} height={84} preload="metadata" muted playsInline />
  ) : (
    <img src={mediaAddress(id)} alt="" width={112} height={84} draggable={false} />
  );
}
