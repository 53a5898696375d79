"use client";

import type { Template } from "@planrrr/contract";
import { showToast } from "@planrrr/ui";
import { useMutation } from "@tanstack/react-query";
import { useRef } from "react";
import { api } from "../../../api/client.ts";
import { useTemplatesChanged } from "./use-templates.ts";

export type TemplateDraft = Pick<Template, "kind" | "name" | "text"> & { id?: string };

/** Saves a new one or a change. A repeat after a lost answer carries the same key, so that there is one of it. */
export function useSaveTemplate(onSaved: () => void) {
  const changed = useTemplatesChanged();
  const press = useRef({ body: "", key: "" });
  return useMutation({
    mutationFn: ({ id, kind, name, text }: TemplateDraft) => {
      const body = JSON.stringify([id, kind, name, text]);
      if (press.current.body !== body) press.current = { body, key: crypto.randomUUID() };
      const options = { context: { idempotencyKey: press.current.key } };
      return id
        ? api.templates.update({ id, name, text }, options)
        : api.templates.create({ kind, name, text }, options);
    },
    onSuccess: async ({ name }) => {
      press.current = { body: "", key: "" };
      onSaved();
      showToast({ fact: `“${name}” is saved`, more: "Everybody in your team can use it." });
      await changed();
    },
  });
}
