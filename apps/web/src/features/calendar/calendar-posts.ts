import type { CalendarPost } from "@planrrr/contract";
import { numberWord } from "../../time/number-word.ts";
import { capitalise } from "../../time/say-when.ts";
import { type Clock, postState, type StateWords } from "../posts/post-state.ts";
import { dayIn } from "./zone-time.ts";

export interface CalendarFilter {
  status: CalendarPost["status"] | "ALL";
  /** An account's id, or `ALL`. */
  connection: string;
  /** A person's id, or `ALL`. */
  author: string;
  /** Looked for by the server, which knows the whole text. */
  words: string;
}

/** A calendar knows less of a publication than its own page does. */
const unknownHere = {
  handle: "",
  profileUrl: null,
  part: 0,
  role: "post" as const,
  dueAt: null,
  nextAttemptAt: null,
  remoteId: null,
  url: null,
  publishedAt: null,
  error: null,
  attempts: 0,
};

/** Its words name no time, since it knows no time of a next try. */
const noClock: Clock = { now: new Date(0), timeZone: "UTC" };

export function calendarState(post: CalendarPost): StateWords {
  const publications = post.publications.map((publication) => ({ ...unknownHere, ...publication }));
  return postState({ status: post.status, publications }, noClock);
}

/** What has not begun can be moved. */
export function isMovable(post: CalendarPost): boolean {
  return (
    ["DRAFT", "SCHEDULED", "PENDING_APPROVAL"].includes(post.status) &&
    post.publications.every(({ status }) => status === "SCHEDULED" || status === "CANCELLED")
  );
}

export function filterPosts(
  posts: readonly CalendarPost[],
  { status, connection, author }: Omit<CalendarFilter, "words">,
): readonly CalendarPost[] {
  if (status === "ALL" && connection === "ALL" && author === "ALL") return posts;
  return posts.filter(
    (post) =>
      (status === "ALL" || post.status === status) &&
      (connection === "ALL" || post.connectionIds.includes(connection)) &&
      (author === "ALL" || post.authorId === author),
  );
}

/** Each day's posts, in the order of their times. */
export function byDay(posts: readonly CalendarPost[], timeZone: string): Map<string, CalendarPost[]> {
  const days = new Map<string, CalendarPost[]>();
  for (const post of [...posts].sort((a, b) => a.scheduledAt.getTime() - b.scheduledAt.getTime())) {
    const day = dayIn(post.scheduledAt, timeZone);
    const found = days.get(day);
    if (found) found.push(post);
    else days.set(day, [post]);
  }
  return days;
}

/** `Six posts went out, nine are planned.` */
export function sumUp(posts: readonly CalendarPost[]): string {
  const count = (...statuses: CalendarPost["status"][]) =>
    posts.filter(({ status }) => statuses.includes(status)).length;
  const out = count("PUBLISHED", "PARTIALLY_PUBLISHED");
  const planned = count("SCHEDULED", "PENDING_APPROVAL", "PUBLISHING");
  const drafts = count("DRAFT");
  const said = [
    out > 0 ? `${numberWord(out)} ${out === 1 ? "post" : "posts"} went out` : "",
    planned > 0 ? `${numberWord(planned)} ${planned === 1 ? "is" : "are"} planned` : "",
    drafts > 0 ? `${numberWord(drafts)} ${drafts === 1 ? "is a draft" : "are drafts"}` : "",
  ].filter(Boolean);
  return said.length === 0 ? "Nothing is planned here yet." : `${capitalise(said.join(", "))}.`;
}
