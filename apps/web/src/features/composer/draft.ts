import type { CreatePostInput, Post } from "@planrrr/contract";

export interface DraftPicture {
  id: string;
  alt: string;
}

/** What is being written, as it is kept in the browser. */
export interface Draft {
  text: string;
  connectionIds: string[];
  pictures: DraftPicture[];
  when: "now" | "at";
  /** `2026-10-25` and `09:00`, as the browser's own fields hold them. */
  date: string;
  time: string;
  timeZone: string;
  /** The post this changes, and the version it was read at. */
  post?: { id: string; version: number; status: Post["status"] } | undefined;
}

export function emptyDraft(timeZone: string, connectionIds: string[] = []): Draft {
  return { text: "", connectionIds, pictures: [], when: "now", date: "", time: "09:00", timeZone };
}

export function isEmpty(draft: Draft): boolean {
  return draft.text.trim() === "" && draft.pictures.length === 0;
}

/** A saved post back on the desk. */
export function draftOf(post: Post, timeZone: string): Draft {
  const zone = post.schedule?.timeZone ?? timeZone;
  const [date = "", time = "09:00"] = post.scheduledAt
    ? (post.schedule?.localTime ?? wallTime(post.scheduledAt, zone)).split("T")
    : [];
  return {
    text: post.text,
    connectionIds: post.connectionIds,
    pictures: post.mediaIds.map((id) => ({ id, alt: "" })),
    when: post.scheduledAt ? "at" : "now",
    date,
    time: time.slice(0, 5),
    timeZone: zone,
    post: { id: post.id, version: post.version, status: post.status },
  };
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
    perConnection: {},
    draft: draft.connectionIds.length === 0,
    ...(localTime ? { schedule: { localTime, timeZone: draft.timeZone } } : {}),
  };
}
