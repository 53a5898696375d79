import { oc } from "@orpc/contract";
import { z } from "zod";
import { Deletion } from "./connections.ts";
import { InviteToken, SeenInvite } from "./teams.ts";
import { DecideReviewInput, ReviewedPost } from "./approval.ts";

/** What needs no account: a secret in the address says what it is about. REST under `/api`. */
export const openContract = {
  deletions: {
    get: oc
      .route({
        method: "GET",
        path: "/deletions/{code}",
        tags: ["connections"],
        summary: "What became of a request, made at a network, to be forgotten",
      })
      .input(z.object({ code: z.string().max(100) }))
      .output(Deletion),
  },
  invites: {
    get: oc
      .route({ method: "GET", path: "/invites/{token}", tags: ["team"], summary: "What an invitation is to" })
      .input(InviteToken)
      .output(SeenInvite),
  },
  reviews: {
    get: oc
      .route({
        method: "GET",
        path: "/reviews/{token}",
        tags: ["approval"],
        summary: "The post a review link is about",
      })
      .input(z.object({ token: z.string().max(200) }))
      .output(ReviewedPost),
    decide: oc
      .route({
        method: "POST",
        path: "/reviews/{token}",
        tags: ["approval"],
        summary: "Approve it, or say what should be different; once",
      })
      .input(DecideReviewInput)
      .output(z.object({ status: ReviewedPost.shape.status })),
  },
};
