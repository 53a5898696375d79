import { z } from "zod";
import { PublicationContent } from "./content.ts";
import { NetworkName } from "./network-name.ts";
import { PostStatus } from "./posts.ts";

const comment = z.string().trim().max(2000);

/** To ask for approval, or to give it. `version` is what was looked at; another one is refused with POST_CHANGED. */
export const SubmitPostInput = z.object({
  id: z.uuid(),
  version: z.number().int().positive().optional(),
  comment: comment.optional(),
});
export type SubmitPostInput = z.infer<typeof SubmitPostInput>;

export const RejectPostInput = SubmitPostInput.extend({ comment: comment.min(1) });
export type RejectPostInput = z.infer<typeof RejectPostInput>;

/** One step of a post's approval. */
export const PostReview = z.object({
  id: z.number().int(),
  decision: z.enum(["submitted", "approved", "rejected"]),
  version: z.number().int(),
  comment: z.string().nullable(),
  /** Who, when they have an account. */
  userId: z.string().nullable(),
  /** Who, when they decided by a link. */
  reviewer: z.string().nullable(),
  createdAt: z.date(),
});
export type PostReview = z.infer<typeof PostReview>;

export const NewReviewLink = z.object({
  id: z.uuid(),
  /** Whom it is for, as the team will see it beside the decision. */
  reviewer: z.string().trim().min(1).max(100),
  days: z.number().int().min(1).max(30).default(7),
});
export type NewReviewLink = z.infer<typeof NewReviewLink>;

/** `path` is to be put behind planrrr's own address. It is shown only once and works once. */
export const ReviewLink = z.object({
  id: z.uuid(),
  token: z.string(),
  path: z.string(),
  expiresAt: z.date(),
});
export type ReviewLink = z.infer<typeof ReviewLink>;

/** A link as the team sees it afterwards: whom it was for, and whether it still opens anything. Never its secret. */
export const ReviewLinkListed = z.object({
  id: z.uuid(),
  reviewer: z.string(),
  /** Who made it; null: no longer has an account. */
  createdBy: z.string().nullable(),
  createdAt: z.date(),
  expiresAt: z.date(),
  /** When somebody decided by it; null: nobody has. */
  usedAt: z.date().nullable(),
});
export type ReviewLinkListed = z.infer<typeof ReviewLinkListed>;

export const RevokeReviewLinkInput = z.object({ id: z.uuid(), linkId: z.uuid() });
export type RevokeReviewLinkInput = z.infer<typeof RevokeReviewLinkInput>;

/** What somebody without an account sees of the post they are to decide on. */
export const ReviewedPost = z.object({
  team: z.string(),
  reviewer: z.string(),
  expiresAt: z.date(),
  status: PostStatus,
  version: z.number().int(),
  /** When it goes out once approved; null: at once. */
  scheduledAt: z.date().nullable(),
  timeZone: z.string().nullable(),
  comment: z.string().nullable(),
  versions: z.array(z.object({ network: NetworkName, handle: z.string(), content: PublicationContent })),
});
export type ReviewedPost = z.infer<typeof ReviewedPost>;

export const DecideReviewInput = z
  .object({
    token: z.string().max(200),
    decision: z.enum(["approve", "reject"]),
    version: z.number().int().positive(),
    comment: comment.optional(),
  })
  .refine((input) => input.decision === "approve" || input.comment, {
    message: "Say what should be different.",
    path: ["comment"],
  });
export type DecideReviewInput = z.infer<typeof DecideReviewInput>;
