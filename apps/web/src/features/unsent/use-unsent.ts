"use client";

import type { ListedPublication, NetworkName, Publication, RetryAllInput } from "@planrrr/contract";
import { showToast } from "@planrrr/ui";
import {
  type InfiniteData,
  keepPreviousData,
  useInfiniteQuery,
  useMutation,
  useQueryClient,
} from "@tanstack/react-query";
import { api, once } from "../../api/client.ts";
import { tellProblem } from "../../api/tell-problem.ts";
import { numberWord } from "../../time/number-word.ts";
import { capitalise } from "../../time/say-when.ts";
import { postsKey, unsentKey } from "../posts/posts-keys.ts";

export interface UnsentFilter {
  network: NetworkName | undefined;
  connectionId: string | undefined;
}

type Pages = InfiniteData<{ items: ListedPublication[]; nextCursor: string | null }>;

/** What waits for somebody on any account, the newest first. */
export function useUnsent({ network, connectionId }: UnsentFilter) {
  return useInfiniteQuery({
    queryKey: [...unsentKey, network, connectionId],
    queryFn: ({ pageParam }) =>
      api.publications.list({
        needsAttention: true,
        limit: 50,
        network,
        connectionId,
        cursor: pageParam,
      }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: ({ nextCursor }) => nextCursor ?? undefined,
    placeholderData: keepPreviousData,
  });
}

/** What is tried again leaves the list at once, and is back where it could not be. */
export function useRetries() {
  const queries = useQueryClient();
  const options = {
    onError: tellProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: postsKey }),
  };
  const one = useMutation({
    ...options,
    mutationFn: ({ id, postId }: Pick<ListedPublication, "id" | "postId">) =>
      api.posts.retry({ id: postId, publicationIds: [id] }, once()),
    async onMutate({ id }) {
      await queries.cancelQueries({ queryKey: unsentKey });
      queries.setQueriesData<Pages>({ queryKey: unsentKey }, (list) => without(list, id));
    },
    onSuccess: () => showToast({ fact: "On its way again", more: "Once, and we look after it." }),
  });
  const all = useMutation({
    ...options,
    mutationFn: retryAll,
    onSuccess: (count) => showToast(sayRetried(count)),
  });
  return { one, all };
}

/** One call tries two hundred posts; what fails anew meanwhile is not tried twice. */
async function retryAll(input: RetryAllInput): Promise<number> {
  let total = 0;
  for (;;) {
    const { retried, left } = await api.publications.retryAll(input, once());
    total += retried;
    if (retried === 0 || left === 0) return total;
  }
}

function sayRetried(count: number) {
  if (count === 0)
    return { fact: "Nothing could be tried again", more: "Somebody may have been faster. Look once more." };
  return {
    fact: `${capitalise(numberWord(count))} ${count === 1 ? "is" : "are"} on the way again`,
    more: "Each goes out once. What fails anew comes back to this list.",
  };
}

function without(list: Pages | undefined, id: Publication["id"]): Pages | undefined {
  if (!list) return list;
  const pages = list.pages.map((page) => ({ ...page, items: page.items.filter((item) => item.id !== id) }));
  return { ...list, pages };
}
