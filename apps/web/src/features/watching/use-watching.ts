"use client";

import type { BundleWithHistory, NewSavedSearch, SavedSearch } from "@planrrr/contract";
import { showToast } from "@planrrr/ui";
import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, once } from "../../api/client.ts";
import { sendJson } from "../../api/send-json.ts";
import { tellProblem } from "../../api/tell-problem.ts";
import { dealsKey } from "./deals-key.ts";

const searchesKey = [...dealsKey, "searches"] as const;
const alertsKey = [...dealsKey, "alerts"] as const;

export function useSavedSearches() {
  return useQuery({ queryKey: searchesKey, queryFn: async () => (await api.savedSearches.list()).items });
}

export function useDealAlerts() {
  return useInfiniteQuery({
    queryKey: alertsKey,
    queryFn: ({ pageParam }) => api.dealAlerts.list({ limit: 20, cursor: pageParam }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
  });
}

/** A deal of the catalogue, which is everybody's. */
export function useDeal(id: string | null) {
  return useQuery({
    queryKey: [...dealsKey, "one", id],
    queryFn: () => sendJson<BundleWithHistory>(`/api/bundles/${encodeURIComponent(id ?? "")}`),
    enabled: id !== null,
  });
}

function useChanged() {
  const queries = useQueryClient();
  return () => queries.invalidateQueries({ queryKey: dealsKey });
}

export function useSaveSearch(onSaved: () => void) {
  const changed = useChanged();
  return useMutation({
    mutationFn: (input: NewSavedSearch) => api.savedSearches.create(input, once()),
    onSuccess: ({ name }) => {
      showToast({
        fact: `“${name}” is saved`,
        more: "You hear of it from the next visit to its sources on.",
      });
      onSaved();
    },
    onSettled: changed,
  });
}

export function useChangeSearch(onChanged: () => void) {
  const changed = useChanged();
  return useMutation({
    mutationFn: (input: { id: string; name?: string; byMail?: boolean }) =>
      api.savedSearches.update(input, once()),
    onSuccess: onChanged,
    onError: tellProblem,
    onSettled: changed,
  });
}

export function useRemoveSearch() {
  const queries = useQueryClient();
  const changed = useChanged();
  return useMutation({
    mutationFn: ({ id }: SavedSearch) => api.savedSearches.remove({ id }, once()),
    onSuccess: (_, gone) => {
      queries.setQueryData<SavedSearch[]>(searchesKey, (all) => all?.filter(({ id }) => id !== gone.id));
      showToast({ fact: `“${gone.name}” is deleted`, more: "You hear no more of it." });
    },
    onError: tellProblem,
    onSettled: changed,
  });
}

export function useReadAlerts() {
  const changed = useChanged();
  return useMutation({
    mutationFn: (upTo: number) => api.dealAlerts.read({ upTo }, once()),
    onError: tellProblem,
    onSettled: changed,
  });
}
