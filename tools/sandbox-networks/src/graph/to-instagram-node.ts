import type { Node } from "./pick-fields.ts";
import type { GraphInstagram } from "./types.ts";

/** [doc instagram-platform/reference/instagram-user]; `user_id` is what Instagram Login calls the same id. */
export function toInstagramNode(account: GraphInstagram, base: string): Node {
  return {
    id: account.id,
    user_id: account.id,
    username: account.username,
    name: account.name,
    account_type: "BUSINESS",
    profile_picture_url: `${base}/_picture/${account.id}.svg`,
    followers_count: account.followers,
    follows_count: 12,
  };
}
