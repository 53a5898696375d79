import { z } from "zod";
import { COMMIT_TIMEOUT_MS } from "../http/request-json.ts";
import type { NetworkIo, Published, Publishing, Reconciled, Reconciling } from "../network.ts";
import { NetworkError } from "../network-error.ts";
import { callGraph, Made } from "./call-graph.ts";

/** A first comment. Meta offers no key for it: place, words, and what stood there before are all there is to ask with. */
export const CommentHandle = z.object({
  kind: z.literal("comment"),
  parentId: z.string(),
  parentUrl: z.string(),
  /** Comments of ours that were there before the first arming. */
  known: z.array(z.string()),
  content: z.string(),
  message: z.string(),
});
export type CommentHandle = z.infer<typeof CommentHandle>;

/** Where Facebook and Instagram differ. */
export interface CommentPlace {
  service: string;
  token: string;
  /** For the list: what tells whose it is and what it says. */
  query: { [name: string]: string };
  isOwn(comment: Comment): boolean;
  toUrl(parentUrl: string, id: string): string;
}

const Comment = z.object({
  id: z.string(),
  message: z.string().optional().catch(undefined),
  text: z.string().optional().catch(undefined),
  username: z.string().optional().catch(undefined),
  from: z.object({ id: z.string() }).optional().catch(undefined),
});
export type Comment = z.infer<typeof Comment>;
const Comments = z.object({ data: z.array(Comment) });

/** A request nobody waits for any more must have ended before "it is not there" means anything. */
const SLOW_REQUEST_MS = 30_000;

export async function prepareComment(
  io: NetworkIo,
  place: CommentPlace,
  { replyTo }: Publishing,
  made: { content: string; message: string },
  previous: { kind: string } | undefined,
): Promise<CommentHandle> {
  if (replyTo === undefined) {
    const message = "A first comment needs a post to stand under.";
    throw new NetworkError({ kind: "refused", code: "NO_PARENT", message });
  }
  const { remoteId: parentId, url: parentUrl } = replyTo.parent;
  // For life: what came after the first arming may be ours.
  const kept = CommentHandle.safeParse(previous).data?.known;
  const known = kept ?? (await listOwn(io, place, parentId)).map(({ id }) => id);
  return { kind: "comment", parentId, parentUrl, known, ...made };
}

export async function commitComment(
  io: NetworkIo,
  { toUrl, ...place }: CommentPlace,
  { parentId, parentUrl, message }: CommentHandle,
): Promise<Published> {
  const { service, token } = place;
  const path = `/${parentId}/comments`;
  const call = { service, token, method: "POST", path, body: { message }, phase: "commit" } as const;
  const { id } = await callGraph(io, { ...call, answer: Made, timeoutMs: COMMIT_TIMEOUT_MS });
  return { remoteId: id, url: toUrl(parentUrl, id) };
}

export async function reconcileComment(
  io: NetworkIo,
  place: CommentPlace,
  handle: CommentHandle,
  { armedAt, lastCommitAt, takenRemoteIds }: Reconciling,
): Promise<Reconciled> {
  const others = new Set([...handle.known, ...takenRemoteIds]);
  const own = await listOwn(io, place, handle.parentId);
  const ours = own.find(
    ({ id, message, text }) => !others.has(id) && (message ?? text ?? "").trim() === handle.message.trim(),
  );
  if (ours !== undefined)
    return { state: "published", remoteId: ours.id, url: place.toUrl(handle.parentUrl, ours.id) };
  const settledAt = Math.max(armedAt, lastCommitAt ?? 0) + SLOW_REQUEST_MS;
  if (io.now() < settledAt) return { state: "cannot-tell", reason: "TOO_EARLY", askAgainAt: settledAt };
  return { state: "not-published" };
}

async function listOwn(
  io: NetworkIo,
  { service, token, query, isOwn }: CommentPlace,
  parentId: string,
): Promise<Comment[]> {
  const path = `/${parentId}/comments`;
  const { data } = await callGraph(io, { service, token, path, query, phase: "read", answer: Comments });
  return data.filter(isOwn);
}
