import { schema } from "@planrrr/database";
import { eq, sql } from "drizzle-orm";
import type { BundlesContext } from "../context.ts";
import { RefusedError } from "./refused-error.ts";

const longestWaitMs = 60_000;

/** Waits for this server's next turn. Turns are given out by the database, so all processes together keep the gap. */
export async function takeTurn(ctx: BundlesContext, origin: string, gapMs: number): Promise<void> {
  const { bundleHosts: h } = schema;
  const now = ctx.now();
  const latest = new Date(now.getTime() + longestWaitMs);
  const gap = sql`make_interval(secs => ${gapMs / 1000}::float8)`;
  const { rows } = await ctx.db.execute<{ wait: string }>(sql`
    insert into ${h} as h (origin, next_at) values (${origin}, ${now}::timestamptz + ${gap})
    on conflict (origin) do update set next_at = greatest(h.next_at, ${now}::timestamptz) + ${gap}
      where h.next_at <= ${latest}
    returning extract(epoch from next_at - ${gap} - ${now}::timestamptz) * 1000 as wait`);
  const wait = rows[0]?.wait;
  if (wait === undefined) {
    const [host] = await ctx.db.select({ nextAt: h.nextAt }).from(h).where(eq(h.origin, origin));
    throw new RefusedError("failed", `${origin} wants to be left alone until ${host?.nextAt.toISOString()}`);
  }
  if (Number(wait) > 0) await ctx.sleep(Math.ceil(Number(wait)));
}

/** Nobody asks this server before. */
export async function putOff(ctx: BundlesContext, origin: string, until: Date): Promise<void> {
  const { bundleHosts: h } = schema;
  await ctx.db
    .insert(h)
    .values({ origin, nextAt: until })
    .onConflictDoUpdate({ target: h.origin, set: { nextAt: sql`greatest(${h.nextAt}, ${until})` } });
}
