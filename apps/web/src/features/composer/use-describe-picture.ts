"use client";

import type { MediaRef } from "@planrrr/contract";
import { useMutation } from "@tanstack/react-query";
import { sendJson } from "../../api/send-json.ts";
import type { DraftPicture } from "./draft.ts";

/** What a picture shows is told when its field is left. */
export function useDescribePicture() {
  return useMutation({
    mutationFn: ({ id, alt }: DraftPicture) =>
      sendJson<MediaRef>(`/api/media/${id}`, { method: "PATCH", json: { alt } }),
  });
}
