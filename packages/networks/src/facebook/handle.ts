import { z } from "zod";
import { CommentHandle } from "../graph/comment.ts";
import type { JsonObject } from "../network.ts";
import { NetworkError } from "../network-error.ts";

const Shared = { content: z.string(), message: z.string() };

/** What the outcome can be asked with: each object exists before anybody can see it. */
const Handle = z.discriminatedUnion("kind", [
  /** An unpublished post, made public by its id. */
  z.object({ kind: z.literal("post"), postId: z.string(), url: z.string(), ...Shared }),
  /** An uploaded video, made public by the finish of its session. */
  z.object({ kind: z.literal("video"), videoId: z.string(), sessionId: z.string(), ...Shared }),
  z.object({ kind: z.literal("reel"), videoId: z.string(), ...Shared }),
  CommentHandle,
]);
export type FacebookHandle = z.infer<typeof Handle>;

export function parseHandle(stored: JsonObject): FacebookHandle {
  const parsed = Handle.safeParse(stored);
  if (parsed.success) return parsed.data;
  throw new NetworkError({
    kind: "unknown",
    code: "INVALID_HANDLE",
    message: "The stored handle can't be read.",
  });
}
