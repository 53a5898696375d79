import {
  createSavedSearch,
  getSavedSearch,
  listDealAlerts,
  listSavedSearches,
  readDealAlerts,
  removeSavedSearch,
  updateSavedSearch,
} from "@planrrr/bundles";
import { cancelDealPost, createDealPost, getDealPost, listDealPosts } from "@planrrr/publishing";
import type { ApiContext } from "../context.ts";
import { homeOf } from "../home-of.ts";
import { domain, os } from "./implement-public.ts";

const watch = ({ catalogue, newId }: ApiContext) => ({ ...catalogue, newId });

export const savedSearchProcedures = {
  list: os.savedSearches.list.handler(({ context: { api, actor } }) => listSavedSearches(watch(api), actor)),
  create: os.savedSearches.create.handler(({ context: { api, actor, resourceId }, input }) =>
    createSavedSearch(watch(api), actor, { ...input, id: resourceId }),
  ),
  get: os.savedSearches.get.handler(({ context: { api, actor }, input }) =>
    getSavedSearch(watch(api), actor, input),
  ),
  update: os.savedSearches.update.handler(({ context: { api, actor }, input }) =>
    updateSavedSearch(watch(api), actor, input),
  ),
  remove: os.savedSearches.remove.handler(({ context: { api, actor }, input }) =>
    removeSavedSearch(watch(api), actor, input),
  ),
};

export const dealAlertProcedures = {
  list: os.dealAlerts.list.handler(({ context: { api, actor }, input }) =>
    listDealAlerts(watch(api), actor, input),
  ),
  read: os.dealAlerts.read.handler(({ context: { api, actor }, input }) =>
    readDealAlerts(watch(api), actor, input),
  ),
};

export const dealPostProcedures = {
  list: os.dealPosts.list.handler(domain(listDealPosts)),
  create: os.dealPosts.create.handler(({ context: { api, actor, resourceId }, input }) =>
    createDealPost(api.publishing, actor, { ...input, id: resourceId, origin: homeOf(api) }),
  ),
  get: os.dealPosts.get.handler(domain(getDealPost)),
  cancel: os.dealPosts.cancel.handler(domain(cancelDealPost)),
};
