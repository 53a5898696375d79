"use client";

import type { CommunityPost } from "@planrrr/contract";
import { showToast } from "@planrrr/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { tellProblem } from "../../api/tell-problem.ts";
import { askRoom } from "./ask-room.ts";
import { latestKey, mutedKey, reportsKey } from "./room-keys.ts";
import { takeFromFeed } from "./use-feed.ts";

/** What can be done about one post. */
export function usePostActions(post: CommunityPost) {
  const queries = useQueryClient();
  const path = `/posts/${post.id}`;
  const onError = tellProblem;
  return {
    pin: useMutation({
      mutationFn: (on: boolean) =>
        askRoom(`${path}/pin`, on ? { method: "POST", json: {} } : { method: "DELETE" }),
      onError,
      onSettled: () => queries.invalidateQueries({ queryKey: latestKey }),
    }),
    remove: useMutation({
      mutationFn: () => askRoom(path, { method: "DELETE" }),
      onSuccess: () => {
        takeFromFeed(queries, post.id);
        showToast({ fact: "The post is deleted" });
        return queries.invalidateQueries({ queryKey: reportsKey });
      },
      onError,
    }),
    report: useMutation({
      mutationFn: (reason: string) => askRoom(`${path}/report`, { method: "POST", json: { reason } }),
      onSuccess: () =>
        showToast({ fact: "Your coach will look at it", more: "Nobody else is told that you reported it." }),
      onError,
    }),
    mute: useMutation({
      mutationFn: () => {
        const { id: userId, name } = post.author;
        return askRoom("/muted", { method: "POST", json: { userId, name, minutes: 24 * 60 } });
      },
      onSuccess: () => {
        const more = "They can read and like, and write again tomorrow.";
        showToast({ fact: `${post.author.name} is muted for a day`, more });
        return queries.invalidateQueries({ queryKey: mutedKey });
      },
      onError,
    }),
  };
}
