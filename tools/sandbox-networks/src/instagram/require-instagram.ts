import type { Context } from "hono";
import { authenticate } from "../graph/authenticate.ts";
import { unknownObject } from "../graph/graph-error.ts";
import type { GraphParams } from "../graph/read-params.ts";
import type { GraphInstagram, GraphToken } from "../graph/types.ts";
import type { InstagramState } from "./types.ts";

// Instagram Login's name of a right, then Facebook Login's [doc permissions/reference].
export const MAY_LOOK = ["instagram_business_basic", "instagram_basic"];
export const MAY_PUBLISH = ["instagram_business_content_publish", "instagram_content_publish"];
export const MAY_COMMENT = ["instagram_business_manage_comments", "instagram_manage_comments"];
export const MAY_MEASURE = ["instagram_business_manage_insights", "instagram_manage_insights"];

/** The account a call is about, if the token speaks for it. */
export function requireInstagram(
  context: Context,
  state: InstagramState,
  params: GraphParams,
  id: string,
  scopes: string[],
): GraphInstagram {
  const token = authenticate(context, state, params, scopes);
  const account = state.instagrams.find((one) => one.id === (id === "me" ? token.subjectId : id));
  if (account === undefined || !speaksFor(state, token, account)) throw unknownObject(id, context.req.method);
  return account;
}

/** Its own token, its owner's, or that of the page it hangs on. */
function speaksFor(state: InstagramState, token: GraphToken, account: GraphInstagram): boolean {
  if (token.kind === "instagram") return token.subjectId === account.id;
  if (token.kind === "user") return token.userId === account.ownerId;
  return state.pages.some((page) => page.id === token.subjectId && page.instagramId === account.id);
}
