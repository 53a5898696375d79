"use client";

import type { Attempt } from "@planrrr/contract";
import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { attemptsKey, postKey } from "../posts/posts-keys.ts";

export function usePost(id: string) {
  return useQuery({ queryKey: postKey(id), queryFn: () => api.posts.get({ id }), enabled: id !== "" });
}

/** The whole ledger, oldest first. A post has a handful of rows; one that was tried for days has some hundreds. */
export function useAttempts(id: string) {
  return useQuery({ queryKey: attemptsKey(id), queryFn: () => readLedger(id) });
}

async function readLedger(id: string): Promise<{ items: Attempt[] }> {
  const items: Attempt[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const page = await api.posts.attempts({ id, limit: 100, ...(cursor ? { cursor } : {}) });
    items.push(...page.items);
    cursor = page.nextCursor;
  }
  return { items };
}
