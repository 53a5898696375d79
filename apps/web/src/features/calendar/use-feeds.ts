"use client";

import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, once } from "../../api/client.ts";
import { tellProblem } from "../../api/tell-problem.ts";

const feedsKey = ["feeds"] as const;

/** The addresses at which other calendars read the team's posts. */
export function useFeeds() {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: feedsKey });
  const feeds = useQuery({ queryKey: feedsKey, queryFn: () => api.calendar.list() });
  const make = useMutation({
    mutationFn: (name: string) => api.calendar.create({ name }, once()),
    onError: tellProblem,
    onSettled,
  });
  const remove = useMutation({
    mutationFn: (id: string) => api.calendar.remove({ id }),
    onError: tellProblem,
    onSettled,
  });
  return { feeds, make, remove };
}
