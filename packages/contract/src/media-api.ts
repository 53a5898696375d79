import { oc } from "@orpc/contract";
import { z } from "zod";
import { MediaRef } from "./content.ts";
import { severalOf } from "./paging.ts";

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
  },
};
