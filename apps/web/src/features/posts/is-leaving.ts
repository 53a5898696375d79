import type { QueryClient } from "@tanstack/react-query";
import { removePostKey } from "./posts-keys.ts";

/** Whether this tab deletes the post, or has: whoever does so leaves its page, and nothing of it is read again. */
export function isLeaving(queries: QueryClient, id: string): boolean {
  const removal = queries.getMutationCache().find({
    mutationKey: removePostKey(id),
    predicate: ({ state }) => state.status !== "error",
  });
  return removal !== undefined;
}
