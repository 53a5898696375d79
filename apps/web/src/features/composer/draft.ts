import type { CreatePostInput, MediaRef, Post } from "@planrrr/contract";
import { cardOf, choiceOf, type LinkChoice } from "./link-choice.ts";
import { withoutBlanks } from "./parts.ts";
import { perConnectionOf, type Version, type Versions, versionsOf } from "./versions.ts";

/** A picture, or a video. */
export interface DraftPicture {
  id: string;
  alt: string;
  /** Absent: a picture. */
  kind?: "video" | undefined;
}

export type Settings = Pick<CreatePostInput, "language" | "visibility" | "contentWarning" | "options">;

/** A post with its pictures' descriptions, where they were asked for. */
export type OpenedPost = Post & { media?: MediaRef[] };

/** What is being written, as it is kept in the browser. */
export interface Draft {
  text: string;
  connectionIds: string[];
  pictures: DraftPicture[];
  /** Files are on their way to it. */
  sending?: true | undefined;
  /** Absent: the card of the first link in the text. */
  link?: LinkChoice | undefined;
  /** Further parts after the words, each a text under the one before. */
  thread?: string[] | undefined;
  /** Goes under the post once it is out. Empty: its field is open and nothing is in it. */
  firstComment?: string | null | undefined;
  /** What differs on single accounts. */
  versions?: Versions | undefined;
  /** Set by the API for the whole post; kept as it is. */
  settings?: Settings | undefined;
  when: "now" | "at";
  /** `2026-10-25` and `09:00`, as the browser's own fields hold them. */
  date: string;
  time: string;
  timeZone: string;
  /** The post this changes, the version it was read at, and how it stood then. */
  post?: { id: string; version: number; status: Post["status"]; base: DraftFields } | undefined;
}

export type DraftFields = Omit<Draft, "post">;

export function emptyDraft(timeZone: string, connectionIds: string[] = []): Draft {
  return { text: "", connectionIds, pictures: [], when: "now", date: "", time: "09:00", timeZone };
}

export function toDraftPicture({ id, alt, kind }: Pick<MediaRef, "id" | "alt" | "kind">): DraftPicture {
  return kind === "video" ? { id, alt, kind } : { id, alt };
}

export function isEmpty(draft: Draft): boolean {
  return !draft.sending && [draft, ...Object.values(draft.versions ?? {})].every(hasNothing);
}

function hasNothing({ text = "", pictures = [], thread = [], firstComment }: Version): boolean {
  return [text, ...thread, firstComment ?? ""].every((words) => words.trim() === "") && pictures.length === 0;
}

/** A saved post back on the desk. */
export function draftOf(post: OpenedPost, timeZone: string): Draft {
  const zone = post.schedule?.timeZone ?? timeZone;
  // The time of one that did not go out is over.
  const at = post.status === "FAILED" ? null : post.scheduledAt;
  const [date = "", time = "09:00"] = at ? (post.schedule?.localTime ?? wallTime(at, zone)).split("T") : [];
  const known = new Map(post.media?.map((media) => [media.id, toDraftPicture(media)]));
  const picturesOf = (ids: string[]) => ids.map((id) => known.get(id) ?? { id, alt: "" });
  const pictures = picturesOf(post.mediaIds);
  const fields: DraftFields = {
    text: post.text,
    connectionIds: post.connectionIds,
    pictures,
    link: choiceOf(post.text, pictures, post.link),
    ...(post.thread.length === 0 ? {} : { thread: post.thread }),
    ...(post.firstComment === null ? {} : { firstComment: post.firstComment }),
    versions: versionsOf(post, picturesOf),
    settings: {
      ...(post.language === null ? {} : { language: post.language }),
      ...(post.visibility === null ? {} : { visibility: post.visibility }),
      ...(post.contentWarning === null ? {} : { contentWarning: post.contentWarning }),
      ...(post.options === null ? {} : { options: post.options }),
    },
    when: at ? "at" : "now",
    date,
    time: time.slice(0, 5),
    timeZone: zone,
  };
  const { id, version, status } = post;
  return { ...fields, post: { id, version, status, base: fields } };
}

export function fieldsOf({ post: _post, ...fields }: Draft): DraftFields {
  return fields;
}

/** An instant as the clock on the wall of a zone shows it: `2026-10-25T09:00`. */
export function wallTime(date: Date, timeZone: string): string {
  // Sweden writes dates the way the fields want them.
  return date.toLocaleString("sv-SE", { timeZone, dateStyle: "short", timeStyle: "short" }).replace(" ", "T");
}

export function localTimeOf({ date, time }: Pick<Draft, "date" | "time">): string | undefined {
  return /^\d{4}-\d\d-\d\d$/.test(date) && /^\d\d:\d\d$/.test(time) ? `${date}T${time}` : undefined;
}

/** The part of a draft that a network would refuse or take. `draft` where it has nowhere to go yet. */
export function toPostInput(draft: Draft): CreatePostInput {
  const localTime = draft.when === "at" ? localTimeOf(draft) : undefined;
  return {
    text: draft.text,
    connectionIds: draft.connectionIds,
    mediaIds: draft.pictures.map(({ id }) => id),
    link: cardOf(draft.text, draft.pictures, draft.link),
    thread: withoutBlanks(draft.thread ?? []),
    firstComment: draft.firstComment?.trim() ? draft.firstComment : null,
    ...draft.settings,
    perConnection: perConnectionOf(draft),
    draft: draft.connectionIds.length === 0,
    ...(localTime ? { schedule: { localTime, timeZone: draft.timeZone } } : {}),
  };
}
