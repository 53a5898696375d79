"use client";

import type { Post } from "@planrrr/contract";
import { showToast } from "@planrrr/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, once } from "../../api/client.ts";
import { tellProblem } from "../../api/tell-problem.ts";
import { useNavigation } from "../../navigation/use-navigation.ts";
import { postKey, postsKey, removePostKey } from "../posts/posts-keys.ts";
import { cancelled, foreseePost, withPublications } from "./foresee-post.ts";

/** What can be done with a post; each tells what came of it. */
export function usePostActions(id: string) {
  const queries = useQueryClient();
  const { go, replace } = useNavigation();
  const refresh = () => queries.invalidateQueries({ queryKey: postsKey });

  const foresee = (change: (post: Post) => Post) => foreseePost(queries, id, change);
  const goBack = (error: unknown, _input: unknown, left?: { before: Post | undefined }) => {
    if (left?.before) queries.setQueryData(postKey(id), left.before);
    tellProblem(error);
  };

  const retry = useMutation({
    mutationFn: (publicationIds: string[]) => api.posts.retry({ id, publicationIds }, once()),
    onMutate: (ids) =>
      foresee((post) => withPublications(post, ids, { status: "SCHEDULED", waitingFor: null })),
    onSuccess: () => showToast({ fact: "On its way again", more: "It stays on this page how it goes." }),
    onError: goBack,
    onSettled: refresh,
  });
  const cancel = useMutation({
    mutationFn: () => api.posts.cancel({ id }, once()),
    onMutate: () => foresee(cancelled),
    onSuccess: () => showToast({ fact: "Cancelled", more: "It does not go out." }),
    onError: goBack,
    onSettled: refresh,
  });
  const duplicate = useMutation({
    mutationFn: () => api.posts.duplicate({ id }, once()),
    onSuccess: (copy) => go(`/write?post=${copy.id}`),
    onError: tellProblem,
  });
  const remove = useMutation({
    mutationKey: removePostKey(id),
    mutationFn: () => api.posts.remove({ id }),
    onSuccess: () => {
      showToast({ fact: "Deleted here", more: "What is out on a network stays there." });
      replace("/posts");
    },
    onError: tellProblem,
  });
  const resolve = useMutation({
    mutationFn: (answer: { publicationId: string; outcome: "published" | "send-again" }) =>
      api.publications.resolve({ id: answer.publicationId, outcome: answer.outcome }, once()),
    onSuccess: (_publication, { outcome }) =>
      showToast({
        fact: outcome === "published" ? "Noted: it is out" : "We send it again",
        more: outcome === "published" ? "Thank you for looking." : "Once, and we look after it.",
      }),
    onError: tellProblem,
    onSettled: refresh,
  });
  return { retry, cancel, duplicate, remove, resolve };
}

export type PostActions = ReturnType<typeof usePostActions>;
