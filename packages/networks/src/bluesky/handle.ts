import { z } from "zod";
import type { JsonObject } from "../network.ts";
import { NetworkError } from "../network-error.ts";

export const COLLECTION = "app.bsky.feed.post";

const Blob = z.object({
  $type: z.literal("blob"),
  ref: z.object({ $link: z.string() }),
  mimeType: z.string(),
  size: z.number(),
});
export type BlobRef = z.infer<typeof Blob>;

/** Everything the commit sends, so that each attempt sends the same bytes. */
const Handle = z.object({
  /** Our own record key: one publication, one key, so at most one post. */
  rkey: z.string(),
  createdAt: z.string(),
  /** Fingerprint of the content the record was made of. */
  content: z.string(),
  /** Content ids of the files the record names. */
  blobs: z.array(z.string()),
  record: z.record(z.string(), z.json()),
});
export type BlueskyHandle = z.infer<typeof Handle>;

export const UploadedBlob = z.object({ blob: Blob });

export function parseHandle(stored: JsonObject): BlueskyHandle {
  const parsed = Handle.safeParse(stored);
  if (parsed.success) return parsed.data;
  throw new NetworkError({
    kind: "unknown",
    code: "INVALID_HANDLE",
    message: "The stored handle can't be read.",
  });
}
