import { schema, storable } from "@planrrr/database";
import { eq } from "drizzle-orm";
import type { BundlesContext } from "../context.ts";
import { describeFailure } from "./describe-failure.ts";
import { readUpTo } from "./read-up-to.ts";
import type { RobotsAnswer } from "./robots-rules.ts";
import { takeTurn } from "./take-turn.ts";
import { userAgent } from "./user-agent.ts";

const keptMs = 24 * 3_600_000;
/** A server that was away may soon be back. */
const keptWhenAwayMs = 10 * 60_000;
/** RFC 9309 asks for 500 KiB at least. */
const readBytes = 512 * 1024;
const timeoutMs = 20_000;

/** The server's robots.txt, at most a day old. */
export async function readRobots(ctx: BundlesContext, origin: string, gapMs: number): Promise<RobotsAnswer> {
  const { bundleHosts: h } = schema;
  const [kept] = await ctx.db.select().from(h).where(eq(h.origin, origin));
  if (kept?.robotsFetchedAt) {
    const age = ctx.now().getTime() - kept.robotsFetchedAt.getTime();
    const away = kept.robotsStatus === null || kept.robotsStatus >= 500;
    if (age < (away ? keptWhenAwayMs : keptMs)) return { status: kept.robotsStatus, text: kept.robotsText };
  }
  await takeTurn(ctx, origin, gapMs);
  const answer = await askForRobots(ctx, origin);
  await ctx.db
    .update(h)
    .set({ robotsFetchedAt: ctx.now(), robotsStatus: answer.status, robotsText: answer.text })
    .where(eq(h.origin, origin));
  return answer;
}

/** Follows five redirects, as fetch does; more, or an address inside, is the same as nobody there. */
async function askForRobots(ctx: BundlesContext, origin: string): Promise<RobotsAnswer> {
  try {
    const response = await ctx.fetch(`${origin}/robots.txt`, {
      headers: { "user-agent": userAgent(ctx), accept: "text/plain, */*;q=0.1" },
      signal: AbortSignal.timeout(timeoutMs),
    });
    if (!response.ok) {
      await response.body?.cancel();
      return { status: response.status, text: null };
    }
    const text = new TextDecoder().decode(await readUpTo(response, readBytes));
    return { status: response.status, text: storable(text) };
  } catch (error) {
    return { status: null, text: describeFailure(error) };
  }
}
