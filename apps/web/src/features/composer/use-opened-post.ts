"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { usePost } from "../post/use-post.ts";
import type { OpenedPost } from "./draft.ts";

/** A saved post with what its pictures are said to show. */
export function useOpenedPost(id: string): {
  data: OpenedPost | undefined;
  isPending: boolean;
  error: unknown;
} {
  const post = usePost(id);
  const ids = post.data
    ? [
        ...new Set([
          ...post.data.mediaIds,
          ...Object.values(post.data.perConnection).flatMap(({ mediaIds }) => mediaIds ?? []),
        ]),
      ]
    : [];
  const media = useQuery({
    queryKey: ["media", ids],
    queryFn: () => api.media.list({ ids }),
    enabled: ids.length > 0,
    // Somebody may have described them anew meanwhile.
    staleTime: 0,
    gcTime: 0,
  });
  const waits = post.isPending || (ids.length > 0 && media.isPending);
  return {
    data: post.data && !waits ? { ...post.data, media: media.data?.items ?? [] } : undefined,
    isPending: waits,
    error: post.error ?? media.error,
  };
}
