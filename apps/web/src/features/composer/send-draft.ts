import type { Post } from "@planrrr/contract";
import { api } from "../../api/client.ts";
import { toPostInput } from "./draft.ts";
import type { Sending } from "./save-intent.ts";

/** A server that says nothing for so long counts as one that is not there; the key makes the repeat harmless. */
const patienceMs = 20_000;

/** Writes a draft to the server: a new post, or the one it changes. The same sending makes the same request. */
export function sendDraft({ draft, as, now }: Sending, idempotencyKey: string): Promise<Post> {
  const options = { context: { idempotencyKey }, signal: AbortSignal.timeout(patienceMs) };
  const input = toPostInput(draft);
  if (!draft.post) return api.posts.create({ ...input, draft: as === "draft" }, options);
  const { id, version, status, base } = draft.post;
  const { draft: _draft, ...fields } = input;
  // A change alone sends neither a draft nor what did not go out.
  const rests = status === "DRAFT" || status === "FAILED";
  const wish = rests ? { draft: as === "draft" } : {};
  // What had a time and shall go out now needs to be told so.
  const goesNow = as === "send" && draft.when === "now" && base.when === "at" ? { scheduledAt: now } : {};
  // A draft is kept as it stands on the desk: without the time that was taken from it.
  const losesTime =
    rests && as === "draft" && base.when === "at" && !fields.schedule ? { schedule: null } : {};
  return api.posts.update({ id, version, ...fields, ...goesNow, ...losesTime, ...wish }, options);
}
