import { schema } from "@planrrr/database";
import { NetworkError } from "@planrrr/networks";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { removeConnection } from "../connections/remove-connection.ts";
import { createScene } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { hastenInsights } from "./hasten-insights.ts";
import { planInsights } from "./plan-insights.ts";
import { getPostAnalytics, listPostAnalytics, summarizeAnalytics } from "./read-analytics.ts";
import { readInsights } from "./read-insights.ts";

const database = useTestDatabase();
const HOUR_MS = 3_600_000;

/** A post that is out, and a network that answers as told. */
async function scene() {
  const made = await createScene(database.current.db);
  const { ctx, clock, mastodon, row } = made;
  const answers: (() => { [metric: string]: number })[] = [];
  let asked = 0;
  mastodon.insights = async () => {
    asked += 1;
    return answers.shift()?.() ?? { likes: asked };
  };
  const id = await made.publish();
  const remoteId = `remote-${id}`;
  await ctx.db
    .update(schema.publications)
    .set({ status: "PUBLISHED", publishedAt: clock.now(), remoteId, url: "https://m.example/1" })
    .where(eq(schema.publications.id, id));
  const plan = async () => {
    const [found] = await ctx.db
      .select()
      .from(schema.insightPlans)
      .where(eq(schema.insightPlans.publicationId, id));
    return found;
  };
  return { ...made, id, remoteId, answers, plan, asked: () => asked, postId: (await row(id)).postId };
}

test("a post's figures are read an hour after it went out and kept as they change", async () => {
  const { ctx, actor, clock, id, plan, asked, answers, postId } = await scene();
  expect(await planInsights(ctx)).toBe(1);
  expect(await planInsights(ctx)).toBe(0);
  expect(await readInsights(ctx)).toBe(0);
  clock.advance(HOUR_MS);
  answers.push(
    () => ({ likes: 2, views: 10 }),
    () => ({ views: 10, likes: 2 }),
    () => ({ likes: 3, views: 12 }),
  );
  expect(await Promise.all([readInsights(ctx), readInsights(ctx)])).toContain(1);
  clock.advance(5 * HOUR_MS);
  await readInsights(ctx);
  clock.advance(18 * HOUR_MS);
  await readInsights(ctx);
  expect(asked()).toBe(3);
  expect(await plan()).toMatchObject({ metrics: { likes: 3, views: 12 }, failures: 0 });
  const told = await getPostAnalytics(ctx, actor, { id: postId });
  expect(told.publications).toMatchObject([
    {
      publicationId: id,
      metrics: { likes: 3, views: 12 },
      history: [{ metrics: { likes: 2, views: 10 } }, { metrics: { likes: 3, views: 12 } }],
    },
  ]);
  const { items } = await listPostAnalytics(ctx, actor, { limit: 10 });
  expect(items).toMatchObject([{ postId, metrics: { likes: 3 } }]);
  const { items: sums } = await summarizeAnalytics(ctx, actor, {});
  expect(sums).toMatchObject([{ posts: 1, totals: { likes: 3, views: 12 } }]);
});

test("what the network says goes: later, never again, or with fresh credentials", async () => {
  const { ctx, clock, plan, answers, mastodon, asked } = await scene();
  await planInsights(ctx);
  clock.advance(HOUR_MS);
  const retryAt = clock.now().getTime() + 3 * HOUR_MS;
  const refuse = (details: ConstructorParameters<typeof NetworkError>[0]) => () => {
    throw new NetworkError(details);
  };
  answers.push(refuse({ kind: "rate-limited", code: "SLOW", message: "slow", retryAt }));
  expect(await readInsights(ctx)).toBe(0);
  expect(await plan()).toMatchObject({ dueAt: new Date(retryAt), failures: 1, errorCode: "SLOW" });
  clock.advance(3 * HOUR_MS);
  answers.push(refuse({ kind: "expired", code: "OLD", message: "old" }));
  expect(await readInsights(ctx)).toBe(1);
  expect([mastodon.calls.refresh, asked()]).toEqual([1, 3]);
  clock.advance(24 * HOUR_MS);
  answers.push(refuse({ kind: "refused", code: "POST_GONE", message: "gone" }));
  expect(await readInsights(ctx)).toBe(0);
  expect(await plan()).toMatchObject({ dueAt: null, errorCode: "POST_GONE" });
});

test("a budget that runs low is left to posts, and an account that is removed is asked no more", async () => {
  const { ctx, actor, clock, plan, asked, connectionId } = await scene();
  await planInsights(ctx);
  clock.advance(HOUR_MS);
  const key = `connection ${connectionId}`;
  const soon = new Date(clock.now().getTime() + 10 * 60_000);
  await ctx.db
    .insert(schema.networkUsage)
    .values({ key, name: "reads", max: 100, remaining: 24, resetAt: soon, updatedAt: clock.now() });
  expect(await readInsights(ctx)).toBe(0);
  expect(asked()).toBe(0);
  clock.advance(30 * 60_000);
  expect(await readInsights(ctx)).toBe(1);
  await removeConnection(ctx, actor, { id: connectionId });
  clock.advance(48 * HOUR_MS);
  expect(await readInsights(ctx)).toBe(0);
  expect(await plan()).toMatchObject({ dueAt: null });
});

test("somebody's reaction brings the next reading forward, on that server alone", async () => {
  const { ctx, clock, plan, remoteId } = await scene();
  await planInsights(ctx);
  const now = clock.now();
  await hastenInsights(ctx.db, { service: "https://other.example", remoteIds: [remoteId], now });
  expect((await plan())?.dueAt).not.toEqual(now);
  await hastenInsights(ctx.db, { service: "https://mastodon.example", remoteIds: [remoteId], now });
  expect((await plan())?.dueAt).toEqual(now);
});
