import { seeInvite } from "@planrrr/accounts";
import { openContract } from "@planrrr/contract";
import { implement } from "@orpc/server";
import { decideReview, getDeletion, readReview } from "@planrrr/publishing";
import type { ApiContext } from "../context.ts";

const os = implement(openContract)
  .$context<{ api: ApiContext }>()
  .$config({ initialOutputValidationIndex: Number.NaN });

/** What needs no account, on the domain. */
export const openRouter = os.router({
  deletions: {
    get: os.deletions.get.handler(({ context: { api }, input }) => getDeletion(api.publishing, input)),
  },
  invites: {
    get: os.invites.get.handler(({ context: { api }, input }) => seeInvite(api, input)),
  },
  reviews: {
    get: os.reviews.get.handler(({ context: { api }, input }) => readReview(api.publishing, input)),
    decide: os.reviews.decide.handler(({ context: { api }, input }) => decideReview(api.publishing, input)),
  },
});
