import { ApiError, invalid } from "./api-error.ts";
import { findEntities } from "./find-entities.ts";
import { type Params, readList, readText } from "./read-params.ts";
import type { MastodonState } from "./state.ts";
import type { MastodonVisibility, SandboxAccount, StoredMedia, StoredStatus } from "./types.ts";

const MAX_MEDIA = 4;
const CHARACTERS_PER_URL = 23;
const VISIBILITIES: MastodonVisibility[] = ["public", "unlisted", "private", "direct"];
const graphemes = new Intl.Segmenter("en");

export function createStatus(state: MastodonState, account: SandboxAccount, params: Params): StoredStatus {
  const media = checkMedia(state, account, readList(params, "media_ids"));
  const spoilerText = readText(params, "spoiler_text");
  const text = fillBlank(readText(params, "status"), spoilerText, media);
  if (text.trim() === "" && media.length === 0) throw invalid("Text can't be blank");
  if (countLength(spoilerText + shorten(text)) > state.maxCharacters) {
    throw invalid(`Text character limit of ${state.maxCharacters} exceeded`);
  }
  const visibility = VISIBILITIES.find((one) => one === (readText(params, "visibility") || "public"));
  if (visibility === undefined) throw invalid("Visibility is not included in the list");
  const status: StoredStatus = {
    id: state.nextId(),
    accountId: account.id,
    text,
    spoilerText,
    visibility,
    sensitive: spoilerText !== "" || String(params["sensitive"]) === "true",
    language: readText(params, "language") || "en",
    inReplyToId: readText(params, "in_reply_to_id") || null,
    mediaIds: media.map((item) => item.id),
    createdAt: state.now(),
  };
  state.statuses.set(status.id, status);
  for (const item of media) item.statusId = status.id;
  return status;
}

function checkMedia(state: MastodonState, account: SandboxAccount, ids: string[]): StoredMedia[] {
  if (ids.length > MAX_MEDIA) throw new ApiError(422, "Cannot attach more than 4 files");
  const isFree = (item: StoredMedia | undefined): item is StoredMedia =>
    item?.accountId === account.id && item.statusId === null;
  const media = ids.map((id) => state.media.get(id)).filter(isFree);
  if (media.length < ids.length)
    throw new ApiError(422, `Media ${ids.join(", ")} not found or already attached to another post`);
  if (media.length > 1 && media.some((item) => item.type !== "image")) {
    throw new ApiError(422, "Cannot attach a video to a post that already contains images");
  }
  if (media.some((item) => item.pollsLeft > 0)) {
    throw new ApiError(422, "Cannot attach files that have not finished processing. Try again in a moment!");
  }
  return media;
}

/** Behind a warning there is always something to show. */
function fillBlank(text: string, spoilerText: string, media: StoredMedia[]): string {
  if (text.trim() !== "" || spoilerText === "") return text;
  if (media.some((item) => item.type !== "image")) return "📹";
  return media.length > 0 ? "🖼" : ".";
}

function shorten(text: string): string {
  let short = "";
  let at = 0;
  for (const entity of findEntities(text)) {
    short += text.slice(at, entity.start);
    if (entity.kind === "url") short += "x".repeat(CHARACTERS_PER_URL);
    else short += entity.kind === "mention" ? `@${entity.text.split("@")[1] ?? ""}` : entity.text;
    at = entity.end;
  }
  return short + text.slice(at);
}

function countLength(text: string): number {
  return [...graphemes.segment(text)].length;
}
