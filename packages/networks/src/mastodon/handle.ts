import { z } from "zod";
import type { JsonObject } from "../network.ts";
import { NetworkError } from "../network-error.ts";

/** The body of POST /api/v1/statuses. */
const StatusBody = z.object({
  status: z.string(),
  in_reply_to_id: z.string().optional(),
  media_ids: z.array(z.string()).optional(),
  visibility: z.string().optional(),
  spoiler_text: z.string().optional(),
  language: z.string().optional(),
});
export type StatusBody = z.infer<typeof StatusBody>;

/** Everything the commit sends and everything a post of ours can be known by. */
const Handle = z.object({
  idempotencyKey: z.string(),
  /** The account's newest post before ours; ids grow with time. "0" when there was none. */
  sinceId: z.string(),
  /** Fingerprint of the content the body was made of. */
  content: z.string(),
  body: StatusBody,
  /** Bodies of earlier attempts of this publication: a late one of them is ours too. */
  earlier: z.array(StatusBody),
});
export type MastodonHandle = z.infer<typeof Handle>;

export function parseHandle(stored: JsonObject): MastodonHandle {
  const parsed = Handle.safeParse(stored);
  if (parsed.success) return parsed.data;
  throw new NetworkError({
    kind: "unknown",
    code: "INVALID_HANDLE",
    message: "The stored handle can't be read.",
  });
}
