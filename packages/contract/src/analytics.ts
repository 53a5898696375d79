import { oc } from "@orpc/contract";
import { z } from "zod";
import { NetworkName } from "./network-name.ts";
import { PageInput, page } from "./paging.ts";

/** In each network's own words: `likes`, `reposts`, `views`, … */
export const Metrics = z.record(z.string(), z.number());
export type Metrics = z.infer<typeof Metrics>;

/** Of posts that went out in a time: `from` counts, `to` does not. */
export const AnalyticsInput = z.object({
  from: z.coerce.date().optional(),
  to: z.coerce.date().optional(),
  connectionId: z.uuid().optional(),
});
export type AnalyticsInput = z.infer<typeof AnalyticsInput>;

export const ListAnalyticsInput = AnalyticsInput.extend(PageInput.shape);
export type ListAnalyticsInput = z.infer<typeof ListAnalyticsInput>;

/** How one post does on one account. */
export const PublicationFigures = z.object({
  publicationId: z.uuid(),
  postId: z.uuid(),
  connectionId: z.uuid(),
  network: NetworkName,
  handle: z.string(),
  /** The beginning of what went out there, at most 140 characters. */
  excerpt: z.string(),
  url: z.string().nullable(),
  publishedAt: z.date(),
  /** Null: not read yet. */
  metrics: Metrics.nullable(),
  readAt: z.date().nullable(),
});
export type PublicationFigures = z.infer<typeof PublicationFigures>;

export const PostAnalytics = z.object({
  publications: z.array(
    PublicationFigures.extend({
      /** As they were each time they had changed, oldest first. */
      history: z.array(z.object({ readAt: z.date(), metrics: Metrics })),
    }),
  ),
});
export type PostAnalytics = z.infer<typeof PostAnalytics>;

export const AnalyticsSummary = z.object({
  items: z.array(
    z.object({
      connectionId: z.uuid(),
      network: NetworkName,
      handle: z.string(),
      /** Posts that went out, and of how many there are figures. */
      posts: z.number().int(),
      counted: z.number().int(),
      totals: Metrics,
    }),
  ),
});
export type AnalyticsSummary = z.infer<typeof AnalyticsSummary>;

export const analyticsContract = {
  analytics: {
    summary: oc
      .route({
        method: "GET",
        path: "/analytics/summary",
        tags: ["analytics"],
        summary: "What the posts of each account came to",
      })
      .input(AnalyticsInput)
      .output(AnalyticsSummary),
    list: oc
      .route({
        method: "GET",
        path: "/analytics/posts",
        tags: ["analytics"],
        summary: "What is out with its newest figures, newest first",
      })
      .input(ListAnalyticsInput)
      .output(page(PublicationFigures)),
    get: oc
      .route({
        method: "GET",
        path: "/analytics/posts/{id}",
        tags: ["analytics"],
        summary: "How one post did on each account, and how that came about",
      })
      .input(z.object({ id: z.uuid() }))
      .output(PostAnalytics),
  },
};
