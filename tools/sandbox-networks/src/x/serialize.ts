import { createHash } from "node:crypto";
import { type FoundUrl, findUrls } from "./find-urls.ts";
import type { Asked } from "./read-list.ts";
import type { XState } from "./state.ts";
import type { XAccount, XMedia, XPost } from "./types.ts";
import { weighText } from "./weigh-text.ts";

const SHORT_WEIGHT = 280;
const escape = (text: string): string =>
  text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");

export interface Shown {
  text: string;
  urls: {
    start: number;
    end: number;
    url: string;
    expanded_url: string;
    display_url: string;
    media_key?: string;
  }[];
}

/** The text as X gives it back: every link is a t.co one, files hang on as another, `&<>` are escaped. */
export function showText(post: XPost, media: XMedia[], base: string): Shown {
  const shown: Shown = { text: "", urls: [] };
  let at = 0;
  const add = (found: FoundUrl | undefined, expanded: string, key?: string): void => {
    const url = `https://t.co/${createHash("sha256")
      .update(`${post.id}${expanded}${key ?? ""}`)
      .digest("base64url")
      .replace(/[-_]/g, "x")
      .slice(0, 10)}`;
    shown.text += found === undefined ? `${shown.text === "" ? "" : " "}${url}` : url;
    const end = Array.from(shown.text).length;
    const entity = { start: end - url.length, end, url, expanded_url: expanded };
    const display_url = expanded.replace(/^https?:\/\/(www\.)?/, "");
    shown.urls.push({ ...entity, display_url, ...(key !== undefined && { media_key: key }) });
  };
  for (const found of findUrls(post.text)) {
    shown.text += escape(post.text.slice(at, found.start));
    add(found, /^https?:/i.test(found.url) ? found.url : `http://${found.url}`);
    at = found.end;
  }
  shown.text += escape(post.text.slice(at));
  for (const item of media.slice(0, 1)) add(undefined, `${base}/status/${post.id}/photo/1`, item.key);
  return shown;
}

export const postUrl = (account: XAccount, id: string, base: string): string =>
  `${base}/${account.username}/status/${id}`;

const NOTHING: Asked = { names: [], isLegacy: false };

/** Only what was asked for, besides the three that always come. */
export function serializePost(state: XState, post: XPost, base: string, { names, isLegacy } = NOTHING) {
  const media = post.mediaIds.flatMap((id) => state.media.get(id) ?? []);
  const { text, urls } = showText(post, media, base);
  const isLong = weighText(post.text) > SHORT_WEIGHT;
  const word = isLegacy ? "tweet" : "post";
  const all: { [field: string]: unknown } = {
    author_id: post.accountId,
    conversation_id: post.conversationId,
    created_at: new Date(post.createdAt).toISOString(),
    lang: "en",
    reply_settings: post.replySettings,
    ...(urls.length > 0 && { entities: { urls } }),
    ...(media.length > 0 && { attachments: { media_keys: media.map((item) => item.key) } }),
    ...(post.replyToId !== null && {
      in_reply_to_user_id: post.accountId,
      [`referenced_${word}s`]: [{ type: "replied_to", id: post.replyToId }],
    }),
    ...(isLong && { [`note_${word}`]: { text, entities: { urls } } }),
    ...countMetrics(post, isLegacy),
  };
  const asked = Object.fromEntries(Object.entries(all).filter(([name]) => names.includes(name)));
  const short = isLong ? `${Array.from(text).slice(0, 270).join("")}…` : text;
  return { id: post.id, text: short, [`edit_history_${word}_ids`]: [post.id], ...asked };
}

/** Made from the id, so that they are the same at every look. */
function countMetrics(post: XPost, isLegacy: boolean) {
  const seed = Number(BigInt(post.id) % 97n);
  const impressions = seed * 10;
  return {
    public_metrics: {
      [isLegacy ? "retweet_count" : "repost_count"]: seed % 7,
      reply_count: seed % 5,
      like_count: seed,
      quote_count: seed % 3,
      bookmark_count: seed % 4,
      impression_count: impressions,
    },
    non_public_metrics: {
      impression_count: impressions,
      url_link_clicks: seed % 6,
      user_profile_clicks: seed % 8,
    },
  };
}

export function serializeMedia(media: XMedia) {
  const type =
    media.category === "tweet_image" ? "photo" : media.category === "tweet_gif" ? "animated_gif" : "video";
  return { media_key: media.key, type, ...(media.altText !== "" && { alt_text: media.altText }) };
}

export function serializeUser(state: XState, account: XAccount, fields: string[], base: string) {
  const posts = [...state.posts.values()].filter((post) => post.accountId === account.id && !post.isDeleted);
  const all: { [field: string]: unknown } = {
    profile_image_url: `${base}/avatars/${account.username}.png`,
    url: "",
    verified: account.isPremium,
    verified_type: account.isPremium ? "blue" : "none",
    subscription_type: account.isPremium ? "Premium" : "None",
    public_metrics: {
      followers_count: account.followers,
      following_count: 12,
      // Both words: nothing in this request says which one is wanted.
      post_count: posts.length,
      tweet_count: posts.length,
      listed_count: 1,
      like_count: 3,
      media_count: posts.filter((post) => post.mediaIds.length > 0).length,
    },
  };
  const asked = Object.fromEntries(Object.entries(all).filter(([name]) => fields.includes(name)));
  return { id: account.id, name: account.displayName, username: account.username, ...asked };
}
