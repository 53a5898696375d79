"use client";

import { ORPCError } from "@orpc/client";
import type { Attempt, Post } from "@planrrr/contract";
import { useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { isLeaving } from "../posts/is-leaving.ts";
import { attemptsKey, postKey } from "../posts/posts-keys.ts";

export function usePost(id: string) {
  const queries = useQueryClient();
  return useQuery({
    queryKey: postKey(id),
    queryFn: () => readPost(id),
    enabled: () => id !== "" && !isLeaving(queries, id),
  });
}

const wholeId = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/i;

/** An address that was cut off on its way by mail names no post, in the same words as one that is deleted. */
async function readPost(id: string): Promise<Post> {
  if (wholeId.test(id)) return api.posts.get({ id });
  throw new ORPCError("NOT_FOUND", { message: "There is no such post." });
}

/** The whole ledger, oldest first. A post has a handful of rows; one that was tried for days has some hundreds. */
export function useAttempts(id: string) {
  const queries = useQueryClient();
  return useQuery({
    queryKey: attemptsKey(id),
    queryFn: () => readLedger(id),
    enabled: () => !isLeaving(queries, id),
  });
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
