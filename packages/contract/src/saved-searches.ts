import { oc } from "@orpc/contract";
import { z } from "zod";
import { BundleNow, BundleQuery } from "./bundle-search.ts";
import { BundleStatus } from "./bundles.ts";
import { PageInput, page, yesOrNo } from "./paging.ts";

// What one person wants to hear of: a search, or a single deal. Nobody else sees it, in the team or beyond.

const name = z.string().trim().min(1).max(100);
const bundleId = z.string().min(1).max(60);

/** Words and filters as they are kept: those of `BundleQuery`, with lists as lists. */
export const SavedQuery = z.object({
  q: z.string().optional(),
  provider: z.array(z.string()).optional(),
  category: z.array(z.string()).optional(),
  region: z.array(z.string()).optional(),
  audience: z.array(z.string()).optional(),
  currency: z.array(z.string()).optional(),
  status: z.array(BundleStatus).optional(),
  now: z.array(BundleNow).optional(),
  minPrice: z.number().int().optional(),
  maxPrice: z.number().int().optional(),
});
export type SavedQuery = z.infer<typeof SavedQuery>;

export const SavedSearch = z.object({
  id: z.uuid(),
  name: z.string(),
  query: SavedQuery,
  /** The one deal that is watched; null: whatever the query finds. */
  bundleId: z.string().nullable(),
  /** Told by mail, too, where whoever runs planrrr has set up mail. */
  byMail: z.boolean(),
  createdAt: z.date(),
  /** Alerts that were not read yet. */
  unread: z.number().int(),
});
export type SavedSearch = z.infer<typeof SavedSearch>;

export const NewSavedSearch = z
  .strictObject({
    name,
    query: BundleQuery.optional(),
    /** Watches this deal alone, and tells whatever changes of it. */
    bundleId: bundleId.optional(),
    byMail: z.boolean().default(true),
  })
  .refine(({ query, bundleId }) => (query === undefined) !== (bundleId === undefined), {
    message: "Give either a query or a bundleId.",
    path: ["query"],
  });
export type NewSavedSearch = z.infer<typeof NewSavedSearch>;

export const ChangeSavedSearchInput = z.strictObject({
  id: z.uuid(),
  name: name.optional(),
  byMail: z.boolean().optional(),
});
export type ChangeSavedSearchInput = z.infer<typeof ChangeSavedSearchInput>;

/** A search tells what appears and what gets cheaper; a watched deal whatever changes of it. */
export const DealAlertKind = z.enum(["appeared", "price-fell", "price-rose", "changed", "ended"]);
export type DealAlertKind = z.infer<typeof DealAlertKind>;

export const DealAlert = z.object({
  id: z.number().int(),
  savedSearchId: z.uuid(),
  /** The saved search's. */
  name: z.string(),
  bundleId: z.string(),
  title: z.string(),
  provider: z.string(),
  runId: z.string(),
  kind: DealAlertKind,
  /** What happened, in one sentence. */
  words: z.string(),
  at: z.date(),
  readAt: z.date().nullable(),
});
export type DealAlert = z.infer<typeof DealAlert>;

export const ListDealAlertsInput = PageInput.extend({
  savedSearchId: z.uuid().optional(),
  unread: yesOrNo.optional(),
});
export type ListDealAlertsInput = z.infer<typeof ListDealAlertsInput>;

export const ReadDealAlertsInput = z.strictObject({
  /** This alert and all before it: what came since stays unread. */
  upTo: z.number().int().min(1),
  /** Of one saved search alone. */
  savedSearchId: z.uuid().optional(),
});
export type ReadDealAlertsInput = z.infer<typeof ReadDealAlertsInput>;

const tags = ["deals"];
const byId = z.object({ id: z.uuid() });

export const savedSearchesContract = {
  savedSearches: {
    list: oc
      .route({
        method: "GET",
        path: "/saved-searches",
        tags,
        summary: "Your saved searches and watched deals",
      })
      .output(z.object({ items: z.array(SavedSearch) })),
    create: oc
      .route({
        method: "POST",
        path: "/saved-searches",
        successStatus: 201,
        tags,
        summary: "Be told of new matches and lower prices of a search, or of every change of one deal",
      })
      .input(NewSavedSearch)
      .output(SavedSearch),
    get: oc
      .route({ method: "GET", path: "/saved-searches/{id}", tags, summary: "One of them" })
      .input(byId)
      .output(SavedSearch),
    update: oc
      .route({
        method: "PATCH",
        path: "/saved-searches/{id}",
        tags,
        summary: "Rename it, or mail on and off",
      })
      .input(ChangeSavedSearchInput)
      .output(SavedSearch),
    remove: oc
      .route({
        method: "DELETE",
        path: "/saved-searches/{id}",
        successStatus: 204,
        tags,
        summary: "Hear no more of it; its alerts go with it",
      })
      .input(byId),
  },
  dealAlerts: {
    list: oc
      .route({
        method: "GET",
        path: "/deal-alerts",
        tags,
        summary: "What you were told of deals, newest first",
      })
      .input(ListDealAlertsInput)
      .output(page(DealAlert)),
    read: oc
      .route({ method: "POST", path: "/deal-alerts/read", tags, summary: "Mark what you have seen" })
      .input(ReadDealAlertsInput)
      .output(z.object({ read: z.number().int() })),
  },
};
