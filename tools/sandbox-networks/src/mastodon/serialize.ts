import { notFound } from "./api-error.ts";
import { renderStatus } from "./render-status.ts";
import type { MastodonState } from "./state.ts";
import type { SandboxAccount, StoredMedia, StoredStatus } from "./types.ts";

export function serializeAccount(state: MastodonState, account: SandboxAccount, base: string) {
  const posts = [...state.statuses.values()].filter((status) => status.accountId === account.id);
  return {
    id: account.id,
    username: account.username,
    acct: account.username,
    display_name: account.displayName,
    locked: false,
    bot: false,
    discoverable: true,
    group: false,
    created_at: new Date(0).toISOString(),
    note: "",
    url: `${base}/@${account.username}`,
    uri: `${base}/users/${account.username}`,
    avatar: `${base}/avatars/missing.png`,
    avatar_static: `${base}/avatars/missing.png`,
    header: `${base}/headers/missing.png`,
    header_static: `${base}/headers/missing.png`,
    followers_count: account.followers,
    following_count: 0,
    statuses_count: posts.length,
    last_status_at: null,
    emojis: [],
    fields: [],
  };
}

export function serializeMedia(media: StoredMedia, base: string) {
  const url = media.pollsLeft > 0 ? null : `${base}/media/${media.id}`;
  return {
    id: media.id,
    type: media.type,
    url,
    preview_url: url,
    remote_url: null,
    text_url: null,
    meta: {},
    description: media.description,
    blurhash: null,
  };
}

export function serializeStatus(state: MastodonState, status: StoredStatus, base: string) {
  const account = state.accounts.get(status.accountId);
  if (account === undefined) throw notFound();
  const knows = (username: string): boolean =>
    [...state.accounts.values()].some((one) => one.username === username);
  const media = status.mediaIds.flatMap((id) => state.media.get(id) ?? []);
  const text = state.options.markdown === true ? status.text.replace(/[*_]+/g, "") : status.text;
  return {
    id: status.id,
    created_at: new Date(status.createdAt).toISOString(),
    in_reply_to_id: status.inReplyToId,
    in_reply_to_account_id: null,
    sensitive: status.sensitive,
    spoiler_text: status.spoilerText,
    visibility: status.visibility,
    language: status.language,
    uri: `${base}/users/${account.username}/statuses/${status.id}`,
    url: `${base}/@${account.username}/${status.id}`,
    replies_count: 0,
    reblogs_count: 0,
    favourites_count: 0,
    edited_at: null,
    favourited: false,
    reblogged: false,
    muted: false,
    bookmarked: false,
    pinned: false,
    content: renderStatus(text, base, knows),
    filtered: [],
    reblog: null,
    application: { name: "planrrr", website: null },
    account: serializeAccount(state, account, base),
    media_attachments: media.map((item) => serializeMedia(item, base)),
    mentions: [],
    tags: [],
    emojis: [],
    card: null,
    poll: null,
  };
}
