"use client";

import type { Post } from "@planrrr/contract";
import { showToast } from "@planrrr/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, once } from "../../api/client.ts";
import { tellProblem } from "../../api/tell-problem.ts";
import { isLeaving } from "../posts/is-leaving.ts";
import { postsKey } from "../posts/posts-keys.ts";

const reviewsKey = (id: string, version: number, at: string | undefined) =>
  [...postsKey, "reviews", id, version, at] as const;

/** Who asked and who decided, oldest first. Read again with every step. */
export function useReviews({ id, version, approval }: Post) {
  const queries = useQueryClient();
  return useQuery({
    queryKey: reviewsKey(id, version, approval?.at),
    queryFn: () => api.posts.reviews({ id }),
    enabled: () => approval !== null && !isLeaving(queries, id),
  });
}

export const reviewLinksKey = (id: string) => [...postsKey, "review-links", id] as const;

export function useReviewLinks(id: string) {
  const queries = useQueryClient();
  return useQuery({
    queryKey: reviewLinksKey(id),
    queryFn: () => api.posts.reviewLinks({ id }),
    enabled: () => !isLeaving(queries, id),
  });
}

/** The three steps of an approval. Each is about the version that was looked at. */
export function useApproval({ id, version }: Post) {
  const queries = useQueryClient();
  const onSettled = () => queries.invalidateQueries({ queryKey: postsKey });
  const about = (comment: string) => ({ id, version, ...(comment ? { comment } : {}) });
  const submit = useMutation({
    mutationFn: (comment: string) => api.posts.submit(about(comment), once()),
    onSuccess: () => showToast({ fact: "Handed in", more: "An owner or admin of your team looks at it." }),
    onError: tellProblem,
    onSettled,
  });
  const approve = useMutation({
    mutationFn: (comment: string) => api.posts.approve(about(comment), once()),
    onSuccess: ({ scheduledAt }) =>
      showToast({
        fact: "Approved",
        more: scheduledAt && scheduledAt > new Date() ? "It goes out at its time." : "It goes out now.",
      }),
    onError: tellProblem,
    onSettled,
  });
  const reject = useMutation({
    mutationFn: (comment: string) => api.posts.reject({ id, version, comment }, once()),
    onSuccess: () => showToast({ fact: "It is a draft again", more: "Your words stand beside it." }),
    onError: tellProblem,
    onSettled,
  });
  return { submit, approve, reject };
}

export type Approval = ReturnType<typeof useApproval>;
