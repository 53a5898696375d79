import { getBundle, listFacets, searchBundles } from "@planrrr/bundles";
import { bundlesContract } from "@planrrr/contract";
import { implement } from "@orpc/server";
import type { ApiContext } from "../context.ts";

const os = implement(bundlesContract)
  .$context<{ api: ApiContext }>()
  .$config({ initialOutputValidationIndex: Number.NaN });

/** The catalogue of deals, for everybody. */
export const dealsRouter = os.router({
  bundles: {
    search: os.bundles.search.handler(({ context: { api }, input }) => searchBundles(api.catalogue, input)),
    facets: os.bundles.facets.handler(({ context: { api }, input }) => listFacets(api.catalogue, input)),
    get: os.bundles.get.handler(({ context: { api }, input }) => getBundle(api.catalogue, input)),
  },
});
