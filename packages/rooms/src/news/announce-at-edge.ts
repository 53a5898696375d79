import type { CommunityAnnouncement } from "@planrrr/contract";
import { retryAfter } from "@planrrr/resilience";
import type { EdgeAddress, RoomsContext } from "../context.ts";

export type Announced =
  | { is: "told" }
  /** `isFinal`: the edge will never take it. */
  | { is: "failed"; reason: string; isFinal: boolean; retryAt?: Date | undefined };

const timeoutMs = 10_000;
/** The edge does not want these words; anything else, a wrong key included, may be mended. */
const refused = new Set([400, 413, 422]);

/** Hands one announcement over. The edge knows it again by its id. */
export async function announceAtEdge(
  ctx: Pick<RoomsContext, "edgeFetch" | "now">,
  { url, key }: EdgeAddress,
  announcement: CommunityAnnouncement,
): Promise<Announced> {
  try {
    const answer = await ctx.edgeFetch(new URL("/api/community/announce", url), {
      method: "POST",
      headers: { "Content-Type": "application/json", "X-Internal-API-Key": key },
      body: JSON.stringify(announcement),
      redirect: "error",
      signal: AbortSignal.timeout(timeoutMs),
    });
    await answer.body?.cancel();
    if (answer.ok) return { is: "told" };
    const { status } = answer;
    const retryAt = retryAfter(answer.headers, ctx.now());
    return { is: "failed", reason: `The edge answered ${status}.`, isFinal: refused.has(status), retryAt };
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    return { is: "failed", reason: `The edge was not reached: ${reason}`, isFinal: false };
  }
}
