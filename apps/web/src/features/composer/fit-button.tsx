"use client";

import type { ContentProblem } from "@planrrr/contract";
import { Button, networkNames, showToast } from "@planrrr/ui";
import { useMutation } from "@tanstack/react-query";
import { api } from "../../api/client.ts";
import { tellProblem } from "../../api/tell-problem.ts";
import { type Draft, toDraftPicture } from "./draft.ts";
import type { CheckedConnection } from "./problem-words.ts";
import { changeVersion, writtenFor } from "./versions.ts";

const mendable = ["MEDIA_TYPE_UNSUPPORTED", "MEDIA_TOO_LARGE", "MEDIA_TOO_MANY_PIXELS"];

export interface FitButtonProps {
  draft: Draft;
  change: (change: Partial<Draft>) => void;
  connectionId: string;
  network: CheckedConnection["network"];
}

/** Has pictures that a network would refuse made to fit it, on that account alone, and says what was done. */
export function FitButton({ draft, change, connectionId, network }: FitButtonProps) {
  const { pictures } = writtenFor(draft, connectionId);
  const name = networkNames[network];
  const fit = useMutation({
    mutationFn: () =>
      Promise.all(
        pictures.map(async (picture) => {
          if (picture.kind === "video") return { picture, told: null };
          const { media, change: told } = await api.media.fit({ id: picture.id, connectionId });
          return { picture: toDraftPicture(media), told };
        }),
      ),
    onSuccess(fitted) {
      const told = fitted.flatMap((each) => each.told ?? []);
      if (told.length === 0)
        return showToast({ fact: "It can't be made to fit", more: `Choose another picture for ${name}.` });
      const made = fitted.map(({ picture }) => picture);
      change(
        draft.connectionIds.length === 1
          ? { pictures: made }
          : changeVersion(draft, connectionId, { pictures: made }),
      );
      return showToast({ fact: capitalised(told[0] ?? ""), more: moreWords(told.slice(1)) });
    },
    onError: tellProblem,
  });
  return (
    <Button tone="ink" busy={fit.isPending} onClick={() => fit.mutate()}>
      Make {pictures.length === 1 ? "it" : "them"} fit {name}
    </Button>
  );
}

/** Whether it is a picture that is wrong, in a way that can be mended without cropping it. */
export function isMendable(
  draft: Draft,
  { connectionId, problem }: { connectionId: string; problem: ContentProblem },
): boolean {
  const { pictures } = writtenFor(draft, connectionId);
  return mendable.includes(problem.code) && pictures.some(({ kind }) => kind !== "video");
}

const capitalised = (words: string) => words.charAt(0).toUpperCase() + words.slice(1);

function moreWords(told: readonly string[]): string {
  const untouched = "What you uploaded stays as it is.";
  return told.length === 0 ? untouched : `${told.map(capitalised).join(". ")}. ${untouched}`;
}
