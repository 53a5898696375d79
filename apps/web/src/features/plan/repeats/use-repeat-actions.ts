"use client";

import type { Recurrence } from "@planrrr/contract";
import { showToast } from "@planrrr/ui";
import { useMutation } from "@tanstack/react-query";
import { api, once } from "../../../api/client.ts";
import { tellProblem } from "../../../api/tell-problem.ts";
import { useRecurrencesChanged } from "./use-recurrences.ts";

/** Pausing can be taken back at once; ending cannot, and is asked about where it is offered. */
export function useRepeatActions({ id }: Pick<Recurrence, "id">) {
  const changed = useRecurrencesChanged();
  const turn = useMutation({
    mutationFn: (status: "ACTIVE" | "PAUSED") => api.recurrences.update({ id, status }, once()),
    onSuccess: (_, status) =>
      showToast(
        status === "PAUSED"
          ? {
              fact: "Paused",
              more: "Its planned posts are taken back, but for those that somebody has changed.",
              action: { label: "Undo", run: () => turn.mutate("ACTIVE") },
            }
          : { fact: "It repeats again", more: "Its posts for the next five weeks are planned." },
      ),
    onError: tellProblem,
    onSettled: changed,
  });
  const end = useMutation({
    mutationFn: () => api.recurrences.remove({ id }, once()),
    onSuccess: () => showToast({ fact: "It has ended", more: "What went out stays where it is." }),
    onError: tellProblem,
    onSettled: changed,
  });
  return { turn, end };
}
