import { z } from "zod";
import type { JsonObject } from "../network.ts";
import { NetworkError } from "../network-error.ts";

/** An upload under way: its address is all that is needed to go on, and to ask what became of it. */
const Upload = z.object({
  address: z.string(),
  /** Of the whole file. */
  bytes: z.number().int().positive(),
  title: z.string(),
  description: z.string(),
  openedAt: z.number(),
  /** We took it back, and Google has said so: nothing can come of it. */
  isCancelled: z.boolean(),
});
export type Upload = z.infer<typeof Upload>;

const VideoHandle = z.object({
  kind: z.literal("video"),
  mediaId: z.string(),
  /** Fingerprint of the content it was opened for. */
  content: z.string(),
  upload: Upload,
  /** The commit sends the bytes from here on: the video exists with the last of them. */
  tailFrom: z.number().int().nonnegative(),
  /** Uploads of earlier contents of this publication: one of them may have come to its end. */
  earlier: z.array(Upload),
});
export type VideoHandle = z.infer<typeof VideoHandle>;

const CommentHandle = z.object({
  kind: z.literal("comment"),
  videoId: z.string(),
  text: z.string(),
  /** Texts of earlier attempts. */
  earlier: z.array(z.string()),
  openedAt: z.number(),
});
export type CommentHandle = z.infer<typeof CommentHandle>;

const Handle = z.discriminatedUnion("kind", [VideoHandle, CommentHandle]);

export function parseHandle(stored: JsonObject): z.infer<typeof Handle> {
  const parsed = Handle.safeParse(stored);
  if (parsed.success) return parsed.data;
  throw new NetworkError({
    kind: "unknown",
    code: "INVALID_HANDLE",
    message: "The stored handle can't be read.",
  });
}
