import { schema } from "@planrrr/database";
import { openDatabase } from "@planrrr/database";
import { eq, sql } from "drizzle-orm";
import { beforeEach, expect, onTestFinished, test } from "vitest";
import { createPosts } from "../bulk/create-posts.ts";
import { cancelPost } from "../posts/cancel-post.ts";
import { createScene, createTestPublishing, runAttempt } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { countOverdue, forgetOldWorkers, lastHeartbeat, recordHeartbeat } from "./readiness.ts";
import { sweepPublications } from "./sweep-publications.ts";

const database = useTestDatabase();
const scene = () => createScene(database.current.db);
const minute = 60_000;

// The sweep looks at everybody's publications.
beforeEach(() => database.current.db.execute(sql`truncate posts, worker_heartbeats cascade`));

/** Publications of one post, due now and never handed over. */
async function seedDue({ connectionId, actor, clock }: Awaited<ReturnType<typeof scene>>, count: number) {
  const { db } = database.current;
  await db.execute(sql`
    with made as (
      insert into posts (id, team_id, content, status)
      select gen_random_uuid(), ${actor.teamId}, '{}', 'SCHEDULED' from generate_series(1, ${count}) returning id
    )
    insert into publications (id, team_id, post_id, connection_id, network, status, content, due_at, next_attempt_at)
    select gen_random_uuid(), ${actor.teamId}, id, ${connectionId}, 'mastodon', 'SCHEDULED', '{}', ${clock.now()}, ${clock.now()}
    from made`);
}

test("what is due later waits in the database until shortly before its time", async () => {
  const { ctx, clock, publish, queue } = await scene();
  const due = clock.now().getTime() + 10 * minute;
  await publish({ scheduledAt: new Date(due).toISOString() });
  expect(queue.jobs.size).toBe(0);
  expect(await sweepPublications(ctx)).toBe(0);
  clock.advance(9 * minute + 1);
  expect(await sweepPublications(ctx)).toBe(1);
  expect(await sweepPublications(ctx)).toBe(0);
  expect(queue.take(clock.now())).toHaveLength(0);
  expect(queue.take(new Date(due))).toHaveLength(1);
});

test("what is due within two minutes is handed over when it is saved", async () => {
  const { clock, publish, queue } = await scene();
  const at = (ms: number) => ({ scheduledAt: new Date(clock.now().getTime() + ms).toISOString() });
  await publish(at(2 * minute + 1));
  expect(queue.jobs.size).toBe(0);
  await publish(at(2 * minute));
  await publish();
  expect(queue.jobs.size).toBe(2);
});

test("a queue that lost everything gets it again, after the patience that a slow one is due", async () => {
  const { ctx, clock, publish, queue, events } = await scene();
  const id = await publish();
  queue.jobs.clear();
  clock.advance(30_000);
  expect(await sweepPublications(ctx)).toBe(0);
  clock.advance(1);
  expect(await sweepPublications(ctx)).toBe(1);
  expect([...queue.jobs.values()]).toMatchObject([{ publicationId: id, fence: 0, version: 1 }]);
  expect(events.at(-1)).toEqual({ type: "sweep.enqueued", count: 1 });
});

test("while the queue is away nothing is lost and the sweep ends; when it is back everything comes", async () => {
  const parts = await scene();
  const { ctx, publish, queue, logged } = parts;
  queue.down = true;
  const id = await publish();
  expect((await parts.row(id)).enqueuedAt).toBeNull();
  await seedDue(parts, 2_500);
  expect(await sweepPublications(ctx)).toBe(0);
  expect(logged).toHaveLength(2);
  queue.down = false;
  expect(await sweepPublications(ctx)).toBe(2_501);
  expect(queue.jobs.size).toBe(2_501);
});

test("a dead worker's publication is handed over again when its lease is over, under another job id", async () => {
  const { ctx, clock, publish, queue } = await scene();
  const id = await publish();
  const [first] = queue.jobs.keys();
  await runAttempt(ctx, id, { dieAt: "armed" });
  clock.advance(ctx.settings.leaseMs - 1);
  expect(await sweepPublications(ctx)).toBe(0);
  clock.advance(1);
  expect(await sweepPublications(ctx)).toBe(1);
  expect([...queue.jobs.keys()].at(-1)).not.toBe(first);
});

test("of two sweepers at once each publication is handed over by one", async () => {
  const parts = await scene();
  const { ctx, clock, queue } = parts;
  await seedDue(parts, 5_000);
  const other = openDatabase({ url: database.current.url });
  onTestFinished(() => other.close());
  const second = createTestPublishing(other.db, { clock });
  const totals = await Promise.all([sweepPublications(ctx), sweepPublications(second.ctx)]);
  const rest = await sweepPublications(ctx);
  expect((totals[0] ?? 0) + (totals[1] ?? 0) + rest).toBe(5_000);
  expect(new Set([...queue.jobs.keys(), ...second.queue.jobs.keys()]).size).toBe(5_000);
});

test("what is over, cancelled or waits for its owner is left alone", async () => {
  const { ctx, actor, clock, publish, queue, row } = await scene();
  const [out, cancelled, waiting] = [await publish(), await publish(), await publish()];
  await runAttempt(ctx, out);
  await cancelPost(ctx, actor, { id: (await row(cancelled)).postId });
  await database.current.db.update(schema.connections).set({ status: "NEEDS_RECONNECTING" });
  await runAttempt(ctx, waiting);
  queue.jobs.clear();
  clock.advance(60 * minute);
  expect(await sweepPublications(ctx)).toBe(0);
  expect(await countOverdue(ctx, 0)).toBe(0);
});

test("after the clock was set back, marks from the future don't hold anything up", async () => {
  const { ctx, clock, publish, queue } = await scene();
  clock.advance(60 * minute);
  const id = await publish();
  queue.jobs.clear();
  clock.advance(-60 * minute);
  await database.current.db
    .update(schema.publications)
    .set({ nextAttemptAt: clock.now() })
    .where(eq(schema.publications.id, id));
  expect(await sweepPublications(ctx)).toBe(1);
});

test("overdue counts what should have been tried, not what is being tried", async () => {
  const { ctx, clock, publish } = await scene();
  const [idle, held] = [await publish(), await publish()];
  clock.advance(5 * minute);
  expect(await countOverdue(ctx, minute)).toBe(2);
  expect(await countOverdue(ctx, 5 * minute)).toBe(0);
  await runAttempt(ctx, held, { dieAt: "claimed" });
  expect(await countOverdue(ctx, minute)).toBe(1);
  clock.advance(ctx.settings.leaseMs);
  expect(await countOverdue(ctx, minute)).toBe(2);
  for (const id of [idle, held]) await runAttempt(ctx, id);
  expect(await countOverdue(ctx, 0)).toBe(0);
});

test("heartbeats are kept per worker and forgotten after a day", async () => {
  const { ctx, clock } = await scene();
  expect(await lastHeartbeat(ctx)).toBeNull();
  const startedAt = clock.now().toISOString();
  await recordHeartbeat(ctx, { workerId: "a", startedAt });
  clock.advance(minute);
  await recordHeartbeat(ctx, { workerId: "b", startedAt });
  expect(await lastHeartbeat(ctx)).toEqual(clock.now());
  clock.advance(24 * 60 * minute);
  await forgetOldWorkers(ctx);
  expect(await lastHeartbeat(ctx)).toEqual(new Date(clock.now().getTime() - 24 * 60 * minute));
  clock.advance(1);
  await forgetOldWorkers(ctx);
  expect(await lastHeartbeat(ctx)).toBeNull();
});

test("what is sent now goes before what was planned, came from a file, or comes again by a rule", async () => {
  const { ctx, actor, clock, publish, queue, connectionId } = await scene();
  const soon = () => new Date(clock.now().getTime() + minute).toISOString();
  const far = () => new Date(clock.now().getTime() + 10 * minute).toISOString();
  const first = await publish();
  const planned = await publish({ scheduledAt: soon() });
  const swept = await publish({ scheduledAt: far() });
  const rows = [{ text: "One of many.", connections: [connectionId] }];
  await createPosts(ctx, actor, { rows, dryRun: false, partial: false });
  clock.advance(9 * minute + 1);
  await sweepPublications(ctx);
  const facts = [...queue.jobs.values()].map(({ publicationId, network, isPlanned }) => ({
    publicationId,
    network,
    isPlanned,
  }));
  const wakeUp = (publicationId: unknown, isPlanned: boolean) => ({
    publicationId,
    network: "mastodon",
    isPlanned,
  });
  expect(facts).toEqual([
    wakeUp(first, false),
    wakeUp(planned, true),
    wakeUp(expect.any(String), true),
    wakeUp(swept, true),
  ]);
});
