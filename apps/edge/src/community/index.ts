import type { Env } from "../env.ts";
import { communityRoutes } from "./rest/routes.ts";

export { runCommunityCron } from "./announce/run-community-cron.ts";
export { CommunityDurableObject } from "./community-durable-object.ts";

/** Everything below `/api/community`. */
export async function handleCommunity(request: Request, env: Env, ctx: ExecutionContext): Promise<Response> {
  return communityRoutes.fetch(request, env, ctx);
}
