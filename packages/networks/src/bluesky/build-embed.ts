import type { LinkCard, MediaRef, PublicationContent } from "@planrrr/contract";
import type { JsonObject, LinkPreview, NetworkIo } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import type { BlueskyCredentials } from "./credentials.ts";
import type { BlobRef } from "./handle.ts";
import { MAX_IMAGE_BYTES, MAX_THUMB_BYTES } from "./limits.ts";
import { uploadBlob } from "./upload-blob.ts";

export interface Embed {
  embed?: JsonObject;
  blobs: string[];
}

/** Pictures or a link card: what hangs below the text. Uploads the files. */
export async function buildEmbed(
  io: NetworkIo,
  credentials: BlueskyCredentials,
  content: PublicationContent,
): Promise<Embed> {
  if (content.media.length > 0) return buildImages(io, credentials, content.media);
  if (content.link !== undefined) return buildCard(io, credentials, content.link);
  return { blobs: [] };
}

async function buildImages(
  io: NetworkIo,
  credentials: BlueskyCredentials,
  media: MediaRef[],
): Promise<Embed> {
  const images: JsonObject[] = [];
  const blobs: string[] = [];
  for (const item of media) {
    const file = await io.readMedia(item.id);
    if (file.size > MAX_IMAGE_BYTES) {
      throw new NetworkError({
        kind: "refused",
        code: "MEDIA_TOO_LARGE",
        message: "Bluesky takes pictures of 2 MB at most.",
      });
    }
    const image = await uploadBlob(io, credentials, new Blob([file], { type: item.mimeType }));
    blobs.push(image.ref.$link);
    images.push({ image: { ...image }, alt: item.alt, ...readAspectRatio(item) });
  }
  return { embed: { $type: "app.bsky.embed.images", images }, blobs };
}

function readAspectRatio({ width, height }: MediaRef): JsonObject {
  return width == null || height == null ? {} : { aspectRatio: { width, height } };
}

async function buildCard(io: NetworkIo, credentials: BlueskyCredentials, link: LinkCard): Promise<Embed> {
  const preview = await readPreview(io, link.url);
  const thumb = await uploadThumb(io, credentials, preview?.image);
  const title = link.title ?? preview?.title ?? "";
  const external: JsonObject = {
    uri: link.url,
    title: title === "" ? new URL(link.url).hostname : title,
    description: link.description ?? preview?.description ?? "",
    ...(thumb === undefined ? {} : { thumb: { ...thumb } }),
  };
  return {
    embed: { $type: "app.bsky.embed.external", external },
    blobs: thumb === undefined ? [] : [thumb.ref.$link],
  };
}

/** A card without a picture is better than a post that is late. */
async function readPreview(io: NetworkIo, url: string): Promise<LinkPreview | null> {
  try {
    return await io.readLinkPreview(url);
  } catch {
    return null;
  }
}

async function uploadThumb(
  io: NetworkIo,
  credentials: BlueskyCredentials,
  image: Blob | undefined,
): Promise<BlobRef | undefined> {
  if (
    image === undefined ||
    image.size === 0 ||
    image.size > MAX_THUMB_BYTES ||
    !image.type.startsWith("image/")
  )
    return undefined;
  try {
    const thumb = await uploadBlob(io, credentials, image);
    return thumb.mimeType.startsWith("image/") ? thumb : undefined;
  } catch (error) {
    // With these the commit would fail too.
    if (!(error instanceof NetworkError) || error.kind === "expired" || error.kind === "reconnect")
      throw error;
    return undefined;
  }
}
