"use client";

import type { NewPostingSlots, PostingSlot } from "@planrrr/contract";
import { showToast } from "@planrrr/ui";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { api, once } from "../../../api/client.ts";
import { tellProblem } from "../../../api/tell-problem.ts";
import { saySlot } from "./say-slot.ts";

const slotsKey = ["slots"] as const;
const listKey = [...slotsKey, "list"] as const;

export function useSlots() {
  return useQuery({ queryKey: listKey, queryFn: async () => (await api.slots.list()).items });
}

/** The next times at which nothing is planned. They pass: asked for again every minute. */
export function useNextSlots(count: number) {
  return useQuery({
    queryKey: [...slotsKey, "next", count],
    queryFn: async () => (await api.slots.next({ count })).items,
    refetchInterval: 60_000,
  });
}

export function useAddSlots() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (input: NewPostingSlots) => api.slots.create(input, once()),
    onSuccess: ({ items }) => queries.setQueryData(listKey, items),
    onSettled: () => queries.invalidateQueries({ queryKey: slotsKey }),
  });
}

/** Gone at once, and back by one press. */
export function useRemoveSlot() {
  const queries = useQueryClient();
  const add = useAddSlots();
  return useMutation({
    mutationFn: ({ id }: PostingSlot) => api.slots.remove({ id }, once()),
    onMutate: async (gone) => {
      await queries.cancelQueries({ queryKey: slotsKey });
      queries.setQueryData<PostingSlot[]>(listKey, (all) => all?.filter(({ id }) => id !== gone.id));
    },
    onSuccess: (_, gone) => {
      const bringBack = () =>
        add.mutate(asNew(gone), {
          onSuccess: () => showToast({ fact: `${saySlot(gone)} is back` }),
          onError: tellProblem,
        });
      showToast({
        fact: `${saySlot(gone)} is removed`,
        more: "Posts that are planned for it stay.",
        action: { label: "Undo", run: bringBack },
      });
    },
    onError: tellProblem,
    onSettled: () => queries.invalidateQueries({ queryKey: slotsKey }),
  });
}

function asNew({ weekday, localTime, timeZone, connectionId }: PostingSlot): NewPostingSlots {
  return {
    weekdays: [weekday],
    localTimes: [localTime],
    timeZone,
    ...(connectionId ? { connectionId } : {}),
  };
}
