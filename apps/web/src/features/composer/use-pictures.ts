"use client";

import type { MediaRef } from "@planrrr/contract";
import { useMutation } from "@tanstack/react-query";
import { RouteError, sendJson } from "../../api/send-json.ts";
import type { DraftPicture } from "./draft.ts";

const largestBytes = 10_000_000;

/** Sends a picture to planrrr at once, so that it survives a closed tab as the words do. */
export function useAddPicture(onAdded: (picture: DraftPicture) => void) {
  return useMutation({
    mutationFn: (file: File) => {
      if (file.size > largestBytes)
        throw new RouteError(
          413,
          "PAYLOAD_TOO_LARGE",
          "This picture is larger than 10 MB. Make it smaller first.",
        );
      return sendJson<MediaRef>("/api/media", {
        body: file,
        headers: { "idempotency-key": crypto.randomUUID() },
      });
    },
    onSuccess: ({ id }) => onAdded({ id, alt: "" }),
  });
}

/** What a picture shows is told when its field is left. */
export function useDescribePicture() {
  return useMutation({
    mutationFn: ({ id, alt }: DraftPicture) =>
      sendJson<MediaRef>(`/api/media/${id}`, { method: "PATCH", json: { alt } }),
  });
}
