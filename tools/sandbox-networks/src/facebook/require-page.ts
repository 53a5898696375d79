import type { Context } from "hono";
import { authenticate } from "../graph/authenticate.ts";
import { GraphError, unknownObject } from "../graph/graph-error.ts";
import type { GraphParams } from "../graph/read-params.ts";
import type { GraphPage } from "../graph/types.ts";
import type { FacebookState } from "./types.ts";

/** The page a call is about, if the token is that page's own and has one of the rights. */
export function requirePage(
  context: Context,
  state: FacebookState,
  params: GraphParams,
  id: string,
  scopes: string[],
): GraphPage {
  const token = authenticate(context, state, params, scopes);
  const wanted = id === "me" ? token.subjectId : id;
  const page = state.pages.find((one) => one.id === wanted);
  if (page === undefined) throw unknownObject(id, context.req.method);
  if (token.kind !== "page" || token.subjectId !== page.id) {
    throw new GraphError({
      message:
        "(#200) If posting to a group, requires app being installed in the group, and either publish_to_groups permission with user token, or both pages_read_engagement and pages_manage_posts permission with page token; If posting to a page, requires both pages_read_engagement and pages_manage_posts as an admin with sufficient administrative permission",
      code: 200,
      status: 403,
    });
  }
  return page;
}

export const MAY_POST = ["pages_manage_posts"];
export const MAY_READ = ["pages_read_engagement"];
export const MAY_COMMENT = ["pages_manage_engagement"];
export const MAY_MEASURE = ["read_insights"];
