import { followBundleChanges, noteChanges } from "@planrrr/bundles";
import { releaseDealPosts } from "@planrrr/publishing";
import { noteBundleChanges } from "@planrrr/webhooks";
import type { ApiContext } from "../context.ts";
import { homeOf } from "../home-of.ts";

/** What runs have changed becomes alerts and posts. Each step may be repeated, and goes on where it was. */
export async function followDeals(api: ApiContext): Promise<void> {
  const watch = { ...api.catalogue, newId: api.newId };
  for (let more = 1; more > 0;) more = await noteChanges(watch);
  const note = () =>
    followBundleChanges(api, "webhooks", (tx, changes) => noteBundleChanges(api, tx, changes));
  for (let more = 1; more > 0;) more = await note();
  await releaseDealPosts(api.publishing, { origin: homeOf(api) });
}
