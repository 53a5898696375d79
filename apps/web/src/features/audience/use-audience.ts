"use client";

import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { tellProblem } from "../../api/tell-problem.ts";

export const audienceKey = ["audience"] as const;
const overviewKey = [...audienceKey, "overview"] as const;

export function useAudience() {
  return useQuery({
    queryKey: overviewKey,
    queryFn: () => api.audience.get(),
    refetchInterval: 300_000,
  });
}

export function useGrowth(id: string | undefined, days: number) {
  return useQuery({
    queryKey: [...audienceKey, "growth", id, days],
    queryFn: () => api.audience.growth({ id: id ?? "", days }),
    enabled: id !== undefined,
  });
}

export function useMilestones() {
  return useInfiniteQuery({
    queryKey: [...audienceKey, "milestones"],
    queryFn: ({ pageParam }) => api.audience.milestones({ limit: 20, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** Counts one account now, instead of at its hour. */
export function useCountNow() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => api.audience.count({ id }),
    onSuccess: (overview) => queries.setQueryData(overviewKey, overview),
    onError: tellProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: audienceKey }),
  });
}
