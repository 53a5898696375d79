import type { PostBody, XHandle } from "./handle.ts";
import { findUrls } from "./find-urls.ts";
import type { OwnPost } from "./own-posts.ts";

/** Whether a post of the account is ours: by its files, which belong to one upload, or by its words in its place. */
export function isOurs(handle: XHandle, post: OwnPost): boolean {
  const inPlace = (post.conversation_id ?? post.id) === (handle.rootId ?? post.id);
  return [handle.body, ...handle.earlier].some((body) => matches(body, post, inPlace));
}

function matches(body: PostBody, post: OwnPost, inPlace: boolean): boolean {
  const keys = post.attachments?.media_keys ?? [];
  const wanted = body.media?.media_ids ?? [];
  // A media key is `<kind>_<media id>`.
  if (wanted.length > 0) return wanted.some((id) => keys.some((key) => key.endsWith(`_${id}`)));
  return keys.length === 0 && inPlace && toPlain(body.text ?? "") === toPlain(readText(post));
}

/** X gives a text back with its own short links, `&<>` escaped, and long ones in a field of their own. */
function readText(post: OwnPost): string {
  const { text, entities } = post.note_post ?? post;
  let words = text;
  for (const { url, expanded_url: expanded, media_key: key } of entities?.urls ?? [])
    words = words.replace(url, key === undefined ? (expanded ?? url) : "");
  return words.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&");
}

function toPlain(text: string): string {
  const normal = text.normalize("NFC");
  let plain = "";
  let at = 0;
  for (const { start, end, url } of findUrls(normal)) {
    plain += normal.slice(at, start) + toPlainUrl(url);
    at = end;
  }
  return (plain + normal.slice(at)).replace(/\s+/gu, " ").trim();
}

/** `Example.com/` is given back as `http://example.com`. */
function toPlainUrl(url: string): string {
  const parsed = URL.parse(/^https?:/i.test(url) ? url : `http://${url}`);
  return parsed === null
    ? url
    : `${parsed.host}${parsed.pathname.replace(/\/$/, "")}${parsed.search}${parsed.hash}`;
}
