"use client";

import type { Template } from "@planrrr/contract";
import { showToast } from "@planrrr/ui";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { usePressKey } from "../../../api/use-press-key.ts";
import { useTemplatesChanged } from "./use-templates.ts";

export type TemplateDraft = Pick<Template, "kind" | "name" | "text"> & { id?: string };

/** Saves a new one or a change; the same press repeated writes once. */
export function useSaveTemplate(onSaved: () => void) {
  const changed = useTemplatesChanged();
  const press = usePressKey();
  const save = useMutation({
    mutationFn: (draft: TemplateDraft) => {
      const { id, kind, name, text } = draft;
      const options = press.optionsFor([id, kind, name, text]);
      return id
        ? api.templates.update({ id, name, text }, options)
        : api.templates.create({ kind, name, text }, options);
    },
    onSuccess: async ({ name }) => {
      onSaved();
      showToast({ fact: `“${name}” is saved`, more: "Everybody in your team can use it." });
      await changed();
    },
    onSettled: (_, error) => press.end(error),
  });
  return { ...save, save: (draft: TemplateDraft) => (press.take() ? save.mutate(draft) : undefined) };
}
