import { z } from "zod";
import { charge, PRICES } from "./charge.ts";
import { findUrls } from "./find-urls.ts";
import { forbidden, invalidRequest } from "./problem.ts";
import type { XState } from "./state.ts";
import type { XAccount, XMedia, XPost } from "./types.ts";
import { weighText } from "./weigh-text.ts";

const MAX_WEIGHT = 280;
const MAX_WEIGHT_PREMIUM = 25_000;
const MAX_IMAGES = 4;
/** How long X remembers a text [k]. */
const DUPLICATE_MS = 86_400_000;

const Id = z.string().regex(/^\d{1,19}$/);
/** docs.x.com/x-api/posts/create-post; what is not named there is refused by name. */
const NewPost = z.strictObject({
  text: z.string().default(""),
  media: z
    .strictObject({ media_ids: z.array(Id).min(1).max(MAX_IMAGES), tagged_user_ids: z.array(Id).optional() })
    .optional(),
  reply: z
    .strictObject({ in_reply_to_tweet_id: Id, exclude_reply_user_ids: z.array(Id).optional() })
    .optional(),
  reply_settings: z.enum(["following", "mentionedUsers", "subscribers", "verified"]).optional(),
  community_id: Id.optional(),
  quote_tweet_id: Id.optional(),
  made_with_ai: z.boolean().optional(),
  paid_partnership: z.boolean().optional(),
});

/** network-facts §0 and §3: no key, no idempotency; only the same words twice are refused. */
export function createPost(state: XState, account: XAccount, input: unknown): XPost {
  const parsed = NewPost.safeParse(input);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw invalidRequest(`$.${issue?.path.join(".") ?? ""}: ${issue?.message ?? "is invalid"}`);
  }
  const text = parsed.data.text.normalize("NFC").trim();
  const media = checkMedia(state, account, parsed.data.media?.media_ids ?? []);
  checkText(account, text, media);
  const parent = checkReply(state, account, parsed.data.reply?.in_reply_to_tweet_id);
  checkDuplicate(state, account, text, parent, media);
  charge(state, findUrls(text).length > 0 ? PRICES.postWithUrl : PRICES.post);
  const id = state.nextId();
  const post: XPost = {
    id,
    accountId: account.id,
    text,
    replyToId: parent?.id ?? null,
    conversationId: parent?.conversationId ?? id,
    replySettings: parsed.data.reply_settings ?? "everyone",
    mediaIds: media.map((item) => item.id),
    createdAt: state.now(),
    isDeleted: false,
  };
  state.posts.set(id, post);
  return post;
}

function checkText(account: XAccount, text: string, media: XMedia[]): void {
  if (text === "" && media.length === 0)
    throw invalidRequest("Your Tweet text is empty and it has no media.", { text: [""] });
  if (weighText(text) > (account.isPremium ? MAX_WEIGHT_PREMIUM : MAX_WEIGHT))
    throw forbidden("Your Tweet text is too long.");
  // network-facts §3: self-serve apps may name one share at most.
  if ([...text.matchAll(/(?<=^|\s)\$[a-z]{1,6}\b/gi)].length > 1)
    throw forbidden("You may not post more than one cashtag.");
}

function checkMedia(state: XState, account: XAccount, ids: string[]): XMedia[] {
  const isReady = (item: XMedia | undefined): item is XMedia =>
    item?.accountId === account.id && item.state === "ready" && item.expiresAt > state.now();
  const media = ids.map((id) => state.media.get(id)).filter(isReady);
  const hasFilm = media.some((item) => item.category !== "tweet_image");
  if (media.length < ids.length || (hasFilm && media.length > 1))
    throw invalidRequest("Your media IDs are invalid.", { "media.media_ids": ids });
  return media;
}

/** network-facts §3: who is not the author may answer only where the author has called them. */
function checkReply(state: XState, account: XAccount, id: string | undefined): XPost | undefined {
  if (id === undefined) return undefined;
  const parent = state.posts.get(id);
  if (parent === undefined || parent.isDeleted)
    throw forbidden("You attempted to reply to a Tweet that is deleted or not visible to you.");
  const isSummoned = new RegExp(`@${account.username}\\b`, "i").test(parent.text);
  if (parent.accountId !== account.id && !isSummoned)
    throw forbidden("Reply to this conversation is not allowed because you have not been mentioned.");
  return parent;
}

/** Files make a text another one: their link is part of it. */
function checkDuplicate(
  state: XState,
  account: XAccount,
  text: string,
  parent: XPost | undefined,
  media: XMedia[],
): void {
  if (media.length > 0) return;
  const isSame = (post: XPost): boolean =>
    post.accountId === account.id &&
    !post.isDeleted &&
    post.text === text &&
    post.mediaIds.length === 0 &&
    post.replyToId === (parent?.id ?? null) &&
    post.createdAt > state.now() - DUPLICATE_MS;
  if ([...state.posts.values()].some(isSame))
    throw forbidden("You are not allowed to create a Tweet with duplicate content.");
}
