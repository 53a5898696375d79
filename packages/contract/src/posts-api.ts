import { oc } from "@orpc/contract";
import { z } from "zod";
import {
  NewReviewLink,
  PostReview,
  RejectPostInput,
  ReviewLink,
  ReviewLinkListed,
  RevokeReviewLinkInput,
  SubmitPostInput,
} from "./approval.ts";
import { BulkPostsInput, BulkResult } from "./bulk.ts";
import { PageInput, page } from "./paging.ts";
import { CalendarInput, CalendarPost, ListPostsInput } from "./post-lists.ts";
import {
  Attempt,
  CreatePostInput,
  Post,
  PostChange,
  Publication,
  ResolvePublicationInput,
  RetryPostInput,
  UpdatePostInput,
  ValidatePostOutput,
} from "./posts.ts";
import { ListPublicationsInput, ListedPublication, RetriedAll, RetryAllInput } from "./publications.ts";

const byId = z.object({ id: z.uuid() });

/** What you write and where it went. */
export const postsContract = {
  posts: {
    create: oc
      .route({
        method: "POST",
        path: "/posts/create",
        successStatus: 201,
        tags: ["posts"],
        summary: "Write a post: now, later, or a draft",
      })
      .input(CreatePostInput)
      .output(Post),
    validate: oc
      .route({
        method: "POST",
        path: "/posts/validate",
        tags: ["posts"],
        summary: "What the networks would refuse, before saving",
      })
      .input(CreatePostInput)
      .output(ValidatePostOutput),
    list: oc
      .route({
        method: "GET",
        path: "/posts",
        tags: ["posts"],
        summary: "The team's posts, newest first; with `from` or `to` by their time",
      })
      .input(ListPostsInput)
      .output(page(Post)),
    calendar: oc
      .route({
        method: "GET",
        path: "/posts/calendar",
        tags: ["posts"],
        summary: "Posts of a span of time by their time, a thousand at once, as a calendar shows them",
      })
      .input(CalendarInput)
      .output(page(CalendarPost)),
    get: oc
      .route({ method: "GET", path: "/posts/{id}", tags: ["posts"], summary: "One post" })
      .input(byId)
      .output(Post),
    lastChange: oc
      .route({
        method: "GET",
        path: "/posts/{id}/last-change",
        tags: ["posts"],
        summary: "Who wrote the post as it stands now, and when",
      })
      .input(byId)
      .output(PostChange),
    update: oc
      .route({
        method: "PATCH",
        path: "/posts/{id}",
        tags: ["posts"],
        summary: "Change a post that has not gone out",
      })
      .input(UpdatePostInput.safeExtend({ id: z.uuid() }))
      .output(Post),
    remove: oc
      .route({
        method: "DELETE",
        path: "/posts/{id}",
        successStatus: 204,
        tags: ["posts"],
        summary: "Delete planrrr's record of a post; nothing is deleted on a network",
      })
      .input(byId),
    retry: oc
      .route({
        method: "POST",
        path: "/posts/{id}/retry",
        tags: ["posts"],
        summary: "Try failed publications again, now",
      })
      .input(RetryPostInput)
      .output(Post),
    cancel: oc
      .route({
        method: "POST",
        path: "/posts/{id}/cancel",
        tags: ["posts"],
        summary: "Stop what has not gone out",
      })
      .input(byId)
      .output(Post),
    duplicate: oc
      .route({
        method: "POST",
        path: "/posts/{id}/duplicate",
        successStatus: 201,
        tags: ["posts"],
        summary: "Copy a post into a new draft",
      })
      .input(byId)
      .output(Post),
    attempts: oc
      .route({
        method: "GET",
        path: "/posts/{id}/attempts",
        tags: ["posts"],
        summary: "The ledger: what was tried, and why it did or did not go out",
      })
      .input(PageInput.extend({ id: z.uuid() }))
      .output(page(Attempt)),
    bulk: oc
      .route({
        method: "POST",
        path: "/posts/bulk",
        tags: ["posts"],
        summary: "Many posts at once, as JSON or CSV; `dryRun` only says what would become of each row",
      })
      .input(BulkPostsInput)
      .output(BulkResult),
    submit: oc
      .route({
        method: "POST",
        path: "/posts/{id}/submit",
        tags: ["approval"],
        summary: "Ask for a post's approval",
      })
      .input(SubmitPostInput)
      .output(Post),
    approve: oc
      .route({
        method: "POST",
        path: "/posts/{id}/approve",
        tags: ["approval"],
        summary: "Approve a post: it goes out at its time (owners and admins)",
      })
      .input(SubmitPostInput)
      .output(Post),
    reject: oc
      .route({
        method: "POST",
        path: "/posts/{id}/reject",
        tags: ["approval"],
        summary: "Ask for changes: it becomes a draft again (owners and admins)",
      })
      .input(RejectPostInput)
      .output(Post),
    reviews: oc
      .route({
        method: "GET",
        path: "/posts/{id}/reviews",
        tags: ["approval"],
        summary: "Who asked, approved and rejected, oldest first",
      })
      .input(byId)
      .output(z.object({ items: z.array(PostReview) })),
    reviewLink: oc
      .route({
        method: "POST",
        path: "/posts/{id}/review-links",
        successStatus: 201,
        tags: ["approval"],
        summary: "A link by which somebody without an account decides once (owners and admins)",
      })
      .input(NewReviewLink)
      .output(ReviewLink),
    reviewLinks: oc
      .route({
        method: "GET",
        path: "/posts/{id}/review-links",
        tags: ["approval"],
        summary: "A post's review links, oldest first: for whom, until when, used or not (owners and admins)",
      })
      .input(byId)
      .output(z.object({ items: z.array(ReviewLinkListed) })),
    revokeReviewLink: oc
      .route({
        method: "DELETE",
        path: "/posts/{id}/review-links/{linkId}",
        successStatus: 204,
        tags: ["approval"],
        summary: "Take a review link back: it opens nothing from then on (owners and admins)",
      })
      .input(RevokeReviewLinkInput),
  },
  publications: {
    list: oc
      .route({
        method: "GET",
        path: "/publications",
        tags: ["posts"],
        summary:
          "Posts on single accounts, newest first; `?status=FAILED,UNCONFIRMED` is what did not go out",
      })
      .input(ListPublicationsInput)
      .output(page(ListedPublication)),
    retryAll: oc
      .route({
        method: "POST",
        path: "/publications/retry-all",
        tags: ["posts"],
        summary: "Try everything again that failed",
      })
      .input(RetryAllInput)
      .output(RetriedAll),
    resolve: oc
      .route({
        method: "POST",
        path: "/publications/{id}/resolve",
        tags: ["posts"],
        summary: "Settle an UNCONFIRMED publication: it is there, or send it again",
      })
      .input(ResolvePublicationInput)
      .output(Publication),
  },
};
