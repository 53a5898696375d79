import { oc } from "@orpc/contract";
import { z } from "zod";

/** What a network's card of a link will show. */
export const LinkPreview = z.object({
  url: z.string(),
  /** `private`: it leads, or redirects, into a private network and was not opened. `unreadable`: there is no page to read. */
  state: z.enum(["found", "private", "unreadable"]),
  title: z.string(),
  description: z.string(),
  /** The picture itself as a `data:` address: a browser asks no stranger for it. */
  picture: z.string().nullable(),
});
export type LinkPreview = z.infer<typeof LinkPreview>;

export const linksContract = {
  links: {
    get: oc
      .route({
        method: "GET",
        path: "/links/preview",
        tags: ["posts"],
        summary: "What a link's card will show, read from its page",
      })
      .input(z.object({ url: z.url({ protocol: /^https?$/ }).max(2000) }))
      .output(LinkPreview),
  },
};
