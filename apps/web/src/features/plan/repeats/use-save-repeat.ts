"use client";

import type { NewRecurrence } from "@planrrr/contract";
import { showToast } from "@planrrr/ui";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../../api/client.ts";
import { usePressKey } from "../../../api/use-press-key.ts";
import { useNavigation } from "../../../navigation/use-navigation.ts";
import { useRecurrencesChanged } from "./use-recurrences.ts";

export function useSaveRepeat(id: string | undefined) {
  const changed = useRecurrencesChanged();
  const press = usePressKey();
  const { go } = useNavigation();
  const save = useMutation({
    mutationFn: (input: NewRecurrence) =>
      id
        ? api.recurrences.update({ id, ...input }, press.optionsFor(input))
        : api.recurrences.create(input, press.optionsFor(input)),
    onSuccess: async () => {
      showToast(
        id
          ? { fact: "It is changed", more: "Planned posts that nobody had changed are made anew." }
          : { fact: "It repeats from now on", more: "Its posts for the next five weeks are planned." },
      );
      await changed();
      go("/plan/repeats");
    },
    onSettled: (_, error) => press.end(error),
  });
  return { ...save, save: (input: NewRecurrence) => (press.take() ? save.mutate(input) : undefined) };
}
