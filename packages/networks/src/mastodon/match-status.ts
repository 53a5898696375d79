import type { MastodonHandle, StatusBody } from "./handle.ts";
import type { OwnStatus } from "./own-statuses.ts";
import { htmlToText, normaliseText } from "./status-text.ts";

/** What Mastodon writes itself when there is a warning but no text. */
const FILLERS = ["", ".", "🖼", "📹", "🎵"];

/** Whether a post can be one of a handle's bodies. `maybe`: all but the text agrees, and servers may render texts their own way. */
export function matchStatus(handle: MastodonHandle, status: OwnStatus): "yes" | "maybe" | "no" {
  let best: "maybe" | "no" = "no";
  for (const body of [handle.body, ...handle.earlier]) {
    const match = matchBody(body, status);
    if (match === "yes") return "yes";
    if (match === "maybe") best = "maybe";
  }
  return best;
}

function matchBody(body: StatusBody, status: OwnStatus): "yes" | "maybe" | "no" {
  const wanted = body.media_ids ?? [];
  const attached = status.media_attachments.map((item) => item.id);
  // An uploaded file belongs to one post: nothing else can name it.
  if (wanted.some((id) => attached.includes(id))) return "yes";
  if (wanted.length > 0 || attached.length > 0) return "no";
  if (body.visibility !== undefined && body.visibility !== status.visibility) return "no";
  if ((status.in_reply_to_id ?? undefined) !== body.in_reply_to_id) return "no";
  if (normaliseText(body.spoiler_text ?? "") !== normaliseText(status.spoiler_text)) return "no";
  return isSameText(body, htmlToText(status.content)) ? "yes" : "maybe";
}

export function isSameText(body: StatusBody, text: string): boolean {
  const wanted = normaliseText(body.status);
  const found = normaliseText(text);
  return wanted === found || (wanted === "" && FILLERS.includes(found));
}

/** Marks may have been rendered away; a text without any letters is compared by nothing. */
export function hasSameLetters(body: StatusBody, text: string): boolean {
  const wanted = toLetters(body.status);
  return wanted !== "" && wanted === toLetters(text);
}

function toLetters(text: string): string {
  return normaliseText(text).replace(/[^\p{L}\p{N}]+/gu, "");
}
