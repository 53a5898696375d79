import { z } from "zod";
import { NetworkName } from "./network-name.ts";
import { PageInput, severalOf, yesOrNo } from "./paging.ts";
import { Publication, PublicationStatus } from "./posts.ts";

/** A publication with what a person needs to know what it is about. */
export const ListedPublication = Publication.extend({
  postId: z.uuid(),
  /** The beginning of what goes out there, at most 140 characters. */
  excerpt: z.string(),
  updatedAt: z.date(),
});
export type ListedPublication = z.infer<typeof ListedPublication>;

export const ListPublicationsInput = PageInput.extend({
  status: severalOf(PublicationStatus).optional(),
  connectionId: z.uuid().optional(),
  network: NetworkName.optional(),
  /** Only those that failed with this code. */
  errorCode: z.string().max(200).optional(),
  /** Only what a person has to look at: failed, unconfirmed, or waiting for its account. */
  needsAttention: yesOrNo.optional(),
});
export type ListPublicationsInput = z.infer<typeof ListPublicationsInput>;

export const RetryAllInput = z.object({
  connectionId: z.uuid().optional(),
  network: NetworkName.optional(),
  /** Only those that failed with this code. */
  errorCode: z.string().max(200).optional(),
});
export type RetryAllInput = z.infer<typeof RetryAllInput>;

/** `left`: more than one call takes; call again. */
export const RetriedAll = z.object({ retried: z.number().int(), left: z.number().int() });
export type RetriedAll = z.infer<typeof RetriedAll>;
