import { oc } from "@orpc/contract";
import { z } from "zod";
import { MediaRef } from "./content.ts";
import { severalOf } from "./paging.ts";

/** The file to use on that connection, and what was done to it in words; null: it fits as it is. */
export const FittedMedia = z.object({ media: MediaRef, change: z.string().nullable() });
export type FittedMedia = z.infer<typeof FittedMedia>;

/** Uploads and the files themselves are bytes, and have routes beside the contract. */
export const mediaContract = {
  media: {
    list: oc
      .route({
        method: "GET",
        path: "/media",
        tags: ["media"],
        summary: "What is known of files of the team: kind, size, and what they are said to show",
      })
      .input(z.object({ ids: severalOf(z.uuid()) }))
      .output(z.object({ items: z.array(MediaRef) })),
    fit: oc
      .route({
        method: "POST",
        path: "/media/{id}/fit",
        tags: ["media"],
        summary:
          "A picture as a connection's network takes it: smaller, as a JPEG, without the place it was taken",
      })
      .input(z.object({ id: z.uuid(), connectionId: z.uuid() }))
      .output(FittedMedia),
  },
};
