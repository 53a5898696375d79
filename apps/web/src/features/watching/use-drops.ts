"use client";

import type { DealPost, NewDealPost } from "@planrrr/contract";
import { showToast } from "@planrrr/ui";
import { useInfiniteQuery, useMutation, useQueryClient } from "@tanstack/react-query";
import { api, once } from "../../api/client.ts";
import { tellProblem } from "../../api/tell-problem.ts";
import { dealsKey } from "./deals-key.ts";

export function useDrops() {
  return useInfiniteQuery({
    queryKey: [...dealsKey, "drops"],
    queryFn: ({ pageParam }) => api.dealPosts.list({ limit: 20, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

export function usePrepareDrop(onPrepared: () => void) {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: NewDealPost) => api.dealPosts.create(input, once()),
    onSuccess: () => {
      showToast({ fact: "The post waits for its deal", more: "It goes out once, at the first drop." });
      onPrepared();
    },
    onSettled: () => queries.invalidateQueries({ queryKey: dealsKey }),
  });
}

export function useCancelDrop() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ id }: DealPost) => api.dealPosts.cancel({ id }, once()),
    onSuccess: () => showToast({ fact: "It no longer waits", more: "Nothing goes out when the deal drops." }),
    onError: tellProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: dealsKey }),
  });
}
