"use client";

import { useQuery } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { attemptsKey, postKey } from "../posts/posts-keys.ts";

export function usePost(id: string) {
  return useQuery({ queryKey: postKey(id), queryFn: () => api.posts.get({ id }), enabled: id !== "" });
}

/** The newest hundred rows of the ledger: a post that has more has been told about long ago. */
export function useAttempts(id: string) {
  return useQuery({ queryKey: attemptsKey(id), queryFn: () => api.posts.attempts({ id, limit: 100 }) });
}
