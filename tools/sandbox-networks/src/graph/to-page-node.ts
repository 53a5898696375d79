import type { GraphState } from "./graph-state.ts";
import type { Node } from "./pick-fields.ts";
import { toInstagramNode } from "./to-instagram-node.ts";
import type { GraphPage } from "./types.ts";

/** Everything a page tells of itself [doc graph-api/reference/page]. */
export function toPageNode(state: GraphState, page: GraphPage, base: string): Node {
  const instagram = state.instagrams.find(({ id }) => id === page.instagramId);
  return {
    id: page.id,
    name: page.name,
    username: page.username,
    category: "Local business",
    tasks: ["ANALYZE", "ADVERTISE", "MODERATE", "CREATE_CONTENT", "MANAGE"],
    link: `${base}/${page.username}`,
    picture: { data: { url: `${base}/_picture/${page.id}.svg`, is_silhouette: false } },
    // The same since pages of the new kind have no "likes" of their own.
    followers_count: page.followers,
    fan_count: page.followers,
    instagram_business_account: instagram && toInstagramNode(instagram, base),
  };
}
