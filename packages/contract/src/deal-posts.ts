import { oc } from "@orpc/contract";
import { z } from "zod";
import { PageInput, page, severalOf } from "./paging.ts";

// A post that is written already and goes out when its deal drops: once, and then no more.

/** `price-falls`: by any amount; `price-below`: to an amount or below it. */
export const DropCondition = z.enum(["price-falls", "price-below"]);
export type DropCondition = z.infer<typeof DropCondition>;

/**
 * `WAITING` for the drop; `DUE`: it has dropped, the post is being made; `RELEASED`: `postId` is there, and goes the
 * team's way of approval; `FAILED`: `problem` says why there is none.
 */
export const DealPostStatus = z.enum(["WAITING", "DUE", "RELEASED", "FAILED", "EXPIRED", "CANCELLED"]);
export type DealPostStatus = z.infer<typeof DealPostStatus>;

/** What may stand in its text as `{{price}}`, filled in when the deal drops. */
export const dealPostVariables = ["title", "provider", "price", "before", "terms", "link"] as const;

export const DealPost = z.object({
  id: z.uuid(),
  bundleId: z.string(),
  /** The deal as it stands now. */
  title: z.string(),
  provider: z.string(),
  condition: DropCondition,
  /** In minor units of `currency`, for `price-below`. */
  priceMinor: z.number().int().nullable(),
  currency: z.string().nullable(),
  /** What it cost when this was prepared, or before it fell; and what it fell to. */
  priceBeforeMinor: z.number().int().nullable(),
  priceAfterMinor: z.number().int().nullable(),
  text: z.string(),
  connectionIds: z.array(z.uuid()),
  authorId: z.string(),
  status: DealPostStatus,
  problem: z.string().nullable(),
  /** Null: not made yet. */
  postId: z.uuid().nullable(),
  createdAt: z.date(),
  expiresAt: z.date().nullable(),
  dueAt: z.date().nullable(),
  releasedAt: z.date().nullable(),
});
export type DealPost = z.infer<typeof DealPost>;

export const NewDealPost = z
  .strictObject({
    bundleId: z.string().min(1).max(60),
    condition: DropCondition.default("price-below"),
    priceMinor: z.number().int().min(0).max(100_000_000_000).optional(),
    text: z.string().trim().min(1).max(100_000),
    connectionIds: z.array(z.uuid()).min(1).max(50),
    expiresAt: z.iso.datetime({ offset: true }).optional(),
  })
  .refine(({ condition, priceMinor }) => (condition === "price-below") === (priceMinor !== undefined), {
    message: "price-below needs a price, price-falls takes none.",
    path: ["priceMinor"],
  });
export type NewDealPost = z.infer<typeof NewDealPost>;

export const ListDealPostsInput = PageInput.extend({
  status: severalOf(DealPostStatus).optional(),
  bundleId: z.string().max(60).optional(),
});
export type ListDealPostsInput = z.infer<typeof ListDealPostsInput>;

const tags = ["deals"];
const byId = z.object({ id: z.uuid() });

export const dealPostsContract = {
  dealPosts: {
    list: oc
      .route({
        method: "GET",
        path: "/deal-posts",
        tags,
        summary: "The team's posts that wait for a deal to drop, and what became of others, newest first",
      })
      .input(ListDealPostsInput)
      .output(page(DealPost)),
    create: oc
      .route({
        method: "POST",
        path: "/deal-posts",
        successStatus: 201,
        tags,
        summary: "Post when this deal drops; where the team asks for approval, the post asks for it then",
      })
      .input(NewDealPost)
      .output(DealPost),
    get: oc
      .route({ method: "GET", path: "/deal-posts/{id}", tags, summary: "One of them" })
      .input(byId)
      .output(DealPost),
    cancel: oc
      .route({
        method: "POST",
        path: "/deal-posts/{id}/cancel",
        tags,
        summary: "Post nothing when it drops",
      })
      .input(byId)
      .output(DealPost),
  },
};
