import { z } from "zod";
import { CommentHandle } from "../graph/comment.ts";
import type { JsonObject } from "../network.ts";
import { NetworkError } from "../network-error.ts";

const Container = z.object({ containerId: z.string(), caption: z.string(), isStory: z.boolean() });
export type ContainerNote = z.infer<typeof Container>;

/** A container is known before its post is public, and can be published once. */
const Handle = z.discriminatedUnion("kind", [
  Container.extend({
    kind: z.literal("container"),
    /** When the first container of this publication was made: its post can't be older. */
    madeAt: z.number(),
    content: z.string(),
    /** Of earlier attempts with other contents: a late publish of one of them is ours, too. */
    earlier: z.array(Container),
  }),
  CommentHandle,
]);
export type InstagramHandle = z.infer<typeof Handle>;
export type ContainerHandle = Extract<InstagramHandle, { kind: "container" }>;

export function parseHandle(stored: JsonObject): InstagramHandle {
  const parsed = Handle.safeParse(stored);
  if (parsed.success) return parsed.data;
  throw new NetworkError({
    kind: "unknown",
    code: "INVALID_HANDLE",
    message: "The stored handle can't be read.",
  });
}
