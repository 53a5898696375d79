import type { CalendarPost, Post } from "@planrrr/contract";
import type { QueryClient } from "@tanstack/react-query";
import { toCalendarPost } from "./to-calendar-post.ts";
import { calendarKey, type CalendarSpan } from "./use-calendar-posts.ts";

/** Puts a post where it belongs on every calendar that was read; undefined: it is gone. */
export function placePost(queries: QueryClient, id: string, post: Post | undefined): void {
  // Somebody moves it just now, and has put it where it will be.
  if (queries.isMutating({ predicate: ({ state }) => movesPost(state.variables, id) }) > 0) return;
  const placed = post && toCalendarPost(post);
  for (const query of queries.getQueryCache().findAll({ queryKey: calendarKey })) {
    const [from, to, words] = query.queryKey.slice(calendarKey.length) as unknown as CalendarSpan;
    // Only the server knows what words are found in.
    if (words !== "") void queries.invalidateQueries({ queryKey: query.queryKey, exact: true });
    else
      queries.setQueryData<CalendarPost[]>(query.queryKey, (posts) =>
        posts ? withPost(posts, id, isWithin(placed, from, to) ? placed : undefined) : posts,
      );
  }
}

function withPost(posts: CalendarPost[], id: string, placed: CalendarPost | undefined): CalendarPost[] {
  const known = posts.some((post) => post.id === id);
  if (!placed) return known ? posts.filter((post) => post.id !== id) : posts;
  if (!known) return [...posts, placed];
  return posts.map((post) => (post.id === id && post.version <= placed.version ? placed : post));
}

function isWithin(post: CalendarPost | undefined, from: string, to: string): boolean {
  if (!post) return false;
  const at = post.scheduledAt.getTime();
  return at >= Date.parse(from) && at < Date.parse(to);
}

function movesPost(variables: unknown, id: string): boolean {
  return (variables as { post?: { id?: string } } | undefined)?.post?.id === id;
}
