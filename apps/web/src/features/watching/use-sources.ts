"use client";

import type { SourceOverview } from "@planrrr/contract";
import { showToast } from "@planrrr/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, once } from "../../api/client.ts";
import { tellProblem } from "../../api/tell-problem.ts";
import { dealsKey } from "./deals-key.ts";
import { isUnderWay } from "./source-words.ts";

const sourcesKey = [...dealsKey, "sources"] as const;
const busyMs = 1_000;
const quietMs = 30_000;

/** Asked again each second while something is under way: what a run is at is seen as it goes on. */
export function useSources(enabled: boolean) {
  return useQuery({
    queryKey: sourcesKey,
    queryFn: async () => (await api.sources.list()).items,
    enabled,
    refetchInterval: ({ state }) => (state.data?.some(isUnderWay) ? busyMs : quietMs),
  });
}

export function useFetchNow() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: ({ name }: SourceOverview) => api.jobs.enqueue({ source: name }, once()),
    onSuccess: ({ source }) => showToast({ fact: `${source} is read soon` }),
    onError: tellProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: sourcesKey }),
  });
}
