"use client";

import type { Template } from "@planrrr/contract";
import { showToast } from "@planrrr/ui";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { api, once } from "../../../api/client.ts";
import { tellProblem } from "../../../api/tell-problem.ts";
import { templatesKey, useTemplatesChanged } from "./use-templates.ts";

/** Gone at once, and back by one press: saved texts are in nobody's way, so nothing is asked before. */
export function useRemoveTemplate() {
  const queries = useQueryClient();
  const changed = useTemplatesChanged();
  const bring = useMutation({
    mutationFn: ({ kind, name, text }: Template) => api.templates.create({ kind, name, text }, once()),
    onSuccess: ({ name }) => showToast({ fact: `“${name}” is back` }),
    onError: tellProblem,
    onSettled: changed,
  });
  return useMutation({
    mutationFn: ({ id }: Template) => api.templates.remove({ id }, once()),
    onMutate: async (gone) => {
      await queries.cancelQueries({ queryKey: templatesKey });
      queries.setQueryData<Template[]>(templatesKey, (all) => all?.filter(({ id }) => id !== gone.id));
    },
    onSuccess: (_, gone) =>
      showToast({
        fact: `“${gone.name}” is deleted`,
        more: "Posts made from it stay as they are.",
        action: { label: "Undo", run: () => bring.mutate(gone) },
      }),
    onError: tellProblem,
    onSettled: changed,
  });
}
