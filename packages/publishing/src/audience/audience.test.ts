import { schema } from "@planrrr/database";
import { asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createScene, fail, seedConnection, seedTeam } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { countAudiences } from "./count-audiences.ts";
import { countNow } from "./count-now.ts";
import { listMilestones } from "./list-milestones.ts";
import { readAudience } from "./read-audience.ts";
import { readGrowth } from "./read-growth.ts";

const database = useTestDatabase();
const HOUR = 3_600_000;

/** One team's account alone: others of this file have come to rest by then. */
async function openScene() {
  const { db } = database.current;
  await db.delete(schema.connections);
  const scene = await createScene(db);
  const count = async () => {
    await countAudiences(scene.ctx);
    const [account] = (await readAudience(scene.ctx, scene.actor)).items;
    if (!account) throw new Error("The account is gone.");
    return account;
  };
  return { ...scene, count };
}

test("every account is counted each hour, once whoever asks, and no sooner", async () => {
  const { ctx, actor, clock, mastodon, connectionId, count } = await openScene();
  await seedConnection(ctx, actor, { identifier: "second" });
  mastodon.crowd = { followers: 940 };
  const both = await Promise.all([countAudiences(ctx), countAudiences(ctx)]);
  expect(both.toSorted((one, other) => one - other)).toEqual([0, 2]);
  expect(await countAudiences(ctx)).toBe(0);
  clock.advance(HOUR);
  mastodon.crowd = { followers: 950 };
  expect(await count()).toMatchObject({ followers: 950, precision: 1, stale: false, failure: null });
  expect(mastodon.calls.audience).toBe(4);
  const { points } = await readGrowth(ctx, actor, { id: connectionId, days: 1 });
  expect(points.map(({ followers }) => followers)).toEqual([940, 950]);
});

test("a failure is kept with its kind and count, and the number stays as it was", async () => {
  const { ctx, clock, mastodon, count } = await openScene();
  mastodon.crowd = { followers: 48_213 };
  const { countedAt } = await count();
  clock.advance(HOUR);
  const retryAt = clock.now().getTime() + 5 * HOUR;
  mastodon.next("audience", fail("not-sent", { code: "TIMEOUT" }), fail("rate-limited", { retryAt }));
  const first = await count();
  expect(first).toMatchObject({ followers: 48_213, failure: { kind: "timeout", count: 1 } });
  clock.advance(HOUR);
  const second = await count();
  expect(second).toMatchObject({ followers: 48_213, countedAt, failure: { kind: "rate-limit", count: 2 } });
  expect(second.failure?.since).toEqual(first.failure?.at);
  // The network's stated end holds, though hours go by.
  clock.advance(3 * HOUR);
  expect(await count()).toMatchObject({ followers: 48_213, stale: true, failure: { count: 2 } });
  expect(mastodon.calls.audience).toBe(3);
  clock.advance(HOUR);
  expect(await count()).toMatchObject({ followers: 48_213, stale: false, failure: null });
  expect(await ctx.db.select().from(schema.audienceSnapshots)).toHaveLength(2);
});

test.each([
  ["null", null as unknown as number],
  ["not a number", Number.NaN],
  ["a negative number", -1],
  ["a broken one", 1.5],
])("%s is a failure and no number", async (_name, followers) => {
  const { clock, mastodon, count } = await openScene();
  mastodon.crowd = { followers: 500 };
  await count();
  clock.advance(HOUR);
  mastodon.crowd = { followers };
  expect(await count()).toMatchObject({
    followers: 500,
    failure: { kind: "invalid", code: "INVALID_TOTAL" },
  });
});

test("an error of our own is no number either, and is logged", async () => {
  const { mastodon, count, logged } = await openScene();
  mastodon.next("audience", () => Promise.reject(new TypeError("a bug")));
  expect(await count()).toMatchObject({ followers: null, failure: { kind: "upstream", code: "INTERNAL" } });
  expect(logged).toContain("counting followers failed");
});

test("an expired token is renewed on the way; a dead one is said to need its owner", async () => {
  const { clock, mastodon, count } = await openScene();
  mastodon.crowd = { followers: 7 };
  mastodon.next("audience", fail("expired"));
  expect(await count()).toMatchObject({ followers: 7, failure: null });
  expect(mastodon.calls.refresh).toBe(1);
  clock.advance(HOUR);
  mastodon.next("audience", fail("expired"));
  mastodon.next("refresh", fail("reconnect"));
  expect(await count()).toMatchObject({ followers: 7, failure: { kind: "auth" } });
  clock.advance(HOUR);
  expect(await count()).toMatchObject({ followers: 7, failure: { code: "NEEDS_RECONNECTING" } });
  expect(mastodon.calls.audience).toBe(3);
});

test("a sudden fall to 0 is read twice before anybody sees it", async () => {
  const { clock, mastodon, count } = await openScene();
  mastodon.crowd = { followers: 1_200 };
  await count();
  clock.advance(HOUR);
  mastodon.crowd = { followers: 0 };
  expect(await count()).toMatchObject({ followers: 1_200, doubted: true, failure: null });
  clock.advance(10 * 60_000);
  expect(await count()).toMatchObject({ followers: 0, doubted: false });
});

test("a round number is reached once: it is told live, logged, audited and listed", async () => {
  const { ctx, actor, clock, events, mastodon, count } = await openScene();
  const steps = [900, 1_010, 980, 1_020, 2_600];
  for (const followers of steps) {
    mastodon.crowd = { followers };
    await count();
    clock.advance(HOUR);
  }
  const reached = events.flatMap((event) => (event.type === "audience.milestone" ? [event.followers] : []));
  expect(reached).toEqual([1_000, 2_500]);
  const { items } = await listMilestones(ctx, actor, { limit: 20 });
  expect(items.map(({ followers }) => followers)).toEqual([2_500, 1_000]);
  const live = await ctx.db
    .select()
    .from(schema.liveEvents)
    .where(eq(schema.liveEvents.teamId, actor.teamId))
    .orderBy(asc(schema.liveEvents.id));
  expect(
    live.filter(({ type }) => type === "audience.milestone").map(({ data }) => data["followers"]),
  ).toEqual([1_000, 2_500]);
  const audit = await ctx.db.select().from(schema.auditLog).where(eq(schema.auditLog.teamId, actor.teamId));
  expect(audit.filter(({ action }) => action === "audience.milestone-reached")).toHaveLength(2);
  expect((await listMilestones(ctx, await seedTeam(ctx.db), { limit: 20 })).items).toEqual([]);
});

test("rounded numbers are no part of the sum, and their step is told", async () => {
  const { ctx, actor, mastodon, bluesky } = await openScene();
  await seedConnection(ctx, actor, { network: "bluesky" });
  mastodon.crowd = { followers: 4_690_000, significantDigits: 3 };
  bluesky.crowd = { followers: 212 };
  await countAudiences(ctx);
  const { items, together } = await readAudience(ctx, actor);
  expect(items.map(({ precision }) => precision)).toEqual([10_000, 1]);
  expect(together).toEqual({ followers: 212, accounts: 1, leftOut: [items[0]?.connectionId] });
});

test("what changed in a day and a week is told where somebody counted then", async () => {
  const { clock, mastodon, count } = await openScene();
  for (let day = 0; day <= 8; day += 1) {
    mastodon.crowd = { followers: 100 + day * 10 };
    await count();
    clock.advance(24 * HOUR);
  }
  clock.advance(-24 * HOUR);
  expect((await count()).change).toEqual({ day: 10, week: 70, month: null });
});

test("the past is thinned out, and the first number of all stays", async () => {
  const { ctx, clock, connectionId, count, mastodon } = await openScene();
  mastodon.crowd = { followers: 5 };
  await count();
  const start = clock.now().getTime();
  const old = Array.from({ length: 48 }, (_, hour) => new Date(start + (hour + 1) * HOUR));
  await ctx.db
    .insert(schema.audienceSnapshots)
    .values(old.map((takenAt) => ({ connectionId, takenAt, followers: 6 })));
  clock.advance(20 * 24 * HOUR);
  await count();
  const left = await ctx.db.select().from(schema.audienceSnapshots);
  // The first, the last of each of three days, and today's.
  expect(left).toHaveLength(5);
  expect(Math.min(...left.map(({ takenAt }) => takenAt.getTime()))).toBe(start);
});

test("one may be counted now, once a minute; somebody else's does not exist", async () => {
  const { ctx, actor, clock, connectionId, mastodon } = await openScene();
  mastodon.crowd = { followers: 3 };
  expect((await countNow(ctx, actor, { id: connectionId })).items[0]?.followers).toBe(3);
  await expect(countNow(ctx, actor, { id: connectionId })).rejects.toMatchObject({
    code: "RATE_LIMITED",
    retryAfter: 60,
  });
  clock.advance(60_000);
  await countNow(ctx, actor, { id: connectionId });
  const stranger = await seedTeam(ctx.db);
  for (const verb of [countNow, readGrowth])
    await expect(verb(ctx, stranger, { id: connectionId, days: 7 })).rejects.toMatchObject({
      code: "NOT_FOUND",
    });
});

test("a clock that was set back does not stop the counting", async () => {
  const { clock, mastodon, count } = await openScene();
  clock.advance(30 * 24 * HOUR);
  await count();
  clock.advance(-30 * 24 * HOUR);
  mastodon.crowd = { followers: 8 };
  expect(await count()).toMatchObject({ followers: 8 });
});
