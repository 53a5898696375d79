"use client";

import type { PreviewRecurrenceInput, Recurrence } from "@planrrr/contract";
import { keepPreviousData, useQuery, useQueryClient } from "@tanstack/react-query";
import { useEffect, useState } from "react";
import { api } from "../../../api/client.ts";
import { postsKey } from "../../posts/posts-keys.ts";

const recurrencesKey = ["recurrences"] as const;

export function useRecurrences() {
  return useQuery({ queryKey: [...recurrencesKey, "list"], queryFn: listAll });
}

export function useRecurrence(id: string) {
  return useQuery({
    queryKey: [...recurrencesKey, "one", id],
    queryFn: () => api.recurrences.get({ id }),
    enabled: id !== "",
  });
}

/** What one of them has planned from now on, soonest first. */
export function usePlannedPosts(recurrenceId: string, enabled: boolean) {
  return useQuery({
    queryKey: [...postsKey, "of-recurrence", recurrenceId],
    queryFn: async () =>
      (await api.posts.list({ recurrenceId, from: new Date().toISOString(), limit: 40 })).items,
    enabled,
  });
}

/** When a rule would publish. Follows what is chosen after a short pause; the last answer stays meanwhile. */
export function usePreview(input: PreviewRecurrenceInput | undefined) {
  const asked = useSettled(JSON.stringify(input ?? null));
  return useQuery({
    queryKey: [...recurrencesKey, "preview", asked],
    queryFn: async () => (await api.recurrences.preview(JSON.parse(asked) as PreviewRecurrenceInput)).items,
    enabled: asked !== "null",
    placeholderData: keepPreviousData,
    retry: false,
  });
}

/** Rules and the posts that they make are read anew. */
export function useRecurrencesChanged(): () => Promise<void> {
  const queries = useQueryClient();
  return async () => {
    await Promise.all([
      queries.invalidateQueries({ queryKey: recurrencesKey }),
      queries.invalidateQueries({ queryKey: postsKey }),
    ]);
  };
}

function useSettled(value: string): string {
  const [settled, setSettled] = useState(value);
  useEffect(() => {
    const timer = setTimeout(() => setSettled(value), 300);
    return () => clearTimeout(timer);
  }, [value]);
  return settled;
}

async function listAll(): Promise<Recurrence[]> {
  const found: Recurrence[] = [];
  let cursor: string | undefined;
  do {
    const { items, nextCursor } = await api.recurrences.list({ limit: 100, cursor });
    found.push(...items);
    cursor = nextCursor ?? undefined;
  } while (cursor);
  return found;
}
