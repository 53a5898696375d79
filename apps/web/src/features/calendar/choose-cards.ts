import type { CalendarPost } from "@planrrr/contract";
import { calendarState } from "./calendar-posts.ts";

/** What nobody may overlook on a full day, in this order. */
const loud = ["unknown", "failed", "fix", "now"];

/**
 * The cards a day has room for, in the order of its posts: those that need somebody or go out now, then the first
 * ones. One that was just moved here is there in any case.
 */
export function chooseCards(
  posts: readonly CalendarPost[],
  most: number,
  moved: string | undefined,
): readonly CalendarPost[] {
  if (posts.length <= most) return posts;
  const rank = new Map(posts.map((post) => [post, rankOf(post)]));
  const chosen = new Set(posts.toSorted((a, b) => (rank.get(a) ?? 0) - (rank.get(b) ?? 0)).slice(0, most));
  return posts.filter((post) => chosen.has(post) || post.id === moved);
}

function rankOf(post: CalendarPost): number {
  const rank = loud.indexOf(calendarState(post).kind);
  return rank === -1 ? loud.length : rank;
}
