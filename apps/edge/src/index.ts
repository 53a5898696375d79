import { handleCommunity, runCommunityCron } from "./community/index.ts";
import type { Env } from "./env.ts";
import { readHealth } from "./health.ts";
import { problemResponse } from "./http/problem.ts";
import { handleTicker, runTickerCron } from "./ticker/index.ts";

export { CommunityDurableObject } from "./community/index.ts";
export { TickerDurableObject } from "./ticker/index.ts";

const edge = {
  async fetch(request, env, ctx): Promise<Response> {
    const { pathname } = new URL(request.url);
    try {
      if (pathname === "/health") return await readHealth(env);
      if (pathname.startsWith("/api/community/")) return await handleCommunity(request, env, ctx);
      return await handleTicker(request, env, ctx);
    } catch (error) {
      return problemResponse(error, request);
    }
  },
  async scheduled(controller, env, ctx): Promise<void> {
    // One that fails must not keep the other from its turn; both are told to the runtime.
    const turns = await Promise.allSettled([runTickerCron(controller, env, ctx), runCommunityCron(env)]);
    const failed = turns.filter((turn) => turn.status === "rejected");
    if (failed.length > 0) throw new AggregateError(failed.map(({ reason }) => reason as unknown));
  },
} satisfies ExportedHandler<Env>;

export default edge;
/** The same by a name: a local start sends requests to it straight (`local/start-edge.ts`). */
export { edge as direct };
