import { schema } from "@planrrr/database";
import { claimPublications } from "@planrrr/publishing";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, onTestFinished, test } from "vitest";
import { type EventStream, openEvents } from "../testing/event-stream.ts";
import { type Person, send, signUp } from "../testing/person.ts";
import { seedConnection, seedDeal, seedPost, seedRun } from "../testing/seed.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
/** A second process on the same database. */
let other: TestApi;
beforeAll(async () => {
  api = await startTestApi();
  const { url } = api.database;
  other = await startTestApi({ databaseUrl: url, queue: { backend: "postgres", connectionString: url } });
});
afterAll(async () => {
  await other.close();
  await api.close();
});

async function watch(...args: Parameters<typeof openEvents>): Promise<EventStream> {
  const stream = await openEvents(...args);
  onTestFinished(() => stream.close());
  return stream;
}

const types = (stream: EventStream) => stream.events.map(({ type }) => type);
const has = (type: string) => (events: { type: string }[]) => events.some((event) => event.type === type);

async function scene(): Promise<{ ann: Person; connection: string }> {
  const ann = await signUp(api, "ann");
  return { ann, connection: await seedConnection(api, ann) };
}

test("what happens in one process is seen in the other within a second", async () => {
  const { ann, connection } = await scene();
  const streams = [await watch(api, ann), await watch(other, ann)];
  const startedAt = performance.now();
  const { postId, publicationId } = await seedPost(ann, connection);
  await Promise.all(streams.map((stream) => stream.until(has("post.created"))));
  await claimPublications(
    { ...api.context.publishing, now: () => new Date("2099-01-01T00:00:00Z") },
    {
      workerId: "w",
      publicationIds: [publicationId],
    },
  );
  await Promise.all(streams.map((stream) => stream.until(has("publication.changed"))));
  expect(performance.now() - startedAt).toBeLessThan(2_000);
  for (const stream of streams) {
    expect(stream.events).toContainEqual({ type: "post.created", postId, status: "SCHEDULED", version: 1 });
    expect(stream.events).toContainEqual({
      type: "publication.changed",
      publicationId,
      postId,
      connectionId: connection,
      status: "PUBLISHING",
      waitingFor: null,
    });
    expect(stream.events).toContainEqual({ type: "post.changed", postId, status: "PUBLISHING", version: 1 });
  }
});

test("another team hears nothing of it", async () => {
  const [{ ann, connection }, eve] = [await scene(), await signUp(api, "eve")];
  const [hers, his] = [await watch(api, ann), await watch(api, eve)];
  const { postId } = await seedPost(ann, connection);
  await ann.send("DELETE", `/api/posts/${postId}`);
  await ann.send("DELETE", `/api/connections/${connection}`);
  await hers.until(has("connection.removed"));
  // What the scene made known may come before it, while somebody's longer transaction holds the horizon back.
  expect(types(hers).slice(-3)).toEqual(["post.created", "post.removed", "connection.removed"]);
  await seedConnection(api, eve);
  await his.until((events) => events.length > 0);
  expect(types(his)).toEqual(["connection.changed"]);
  expect((await openEvents(api, eve, { team: ann.teamId })).status).toBe(404);
});

/** The transaction a post's news are of. */
async function writtenBy(postId: string): Promise<number> {
  const { rows } = await api.database.pool.query<{ xid: string }>(
    "select xid from live_events where data ->> 'postId' = $1",
    [postId],
  );
  return Number(rows[0]?.xid);
}

/** Every transaction before this one has ended. */
async function horizon(): Promise<number> {
  const { rows } = await api.database.pool.query<{ horizon: string }>(
    "select pg_snapshot_xmin(pg_current_snapshot())::text as horizon",
  );
  return Number(rows[0]?.horizon);
}

test("a broken connection goes on where it stopped, in another process too", async () => {
  const { ann, connection } = await scene();
  const first = await watch(api, ann);
  const before = await seedPost(ann, connection);
  await first.until(has("post.created"));
  // Somebody else's longer transaction holds the horizon back, and what came after it would be told again.
  const written = await writtenBy(before.postId);
  await expect.poll(horizon, { timeout: 20_000 }).toBeGreaterThan(written);
  await seedPost(ann, connection);
  await first.until(() => Number(first.lastEventId.split(".")[0]) > written);
  first.close();
  const missed = await seedPost(ann, connection);
  for (const server of [api, other]) {
    const again = await watch(server, ann, { lastEventId: first.lastEventId });
    const ids = again.events.flatMap((event) => ("postId" in event ? [event.postId] : []));
    expect(ids).toContain(missed.postId);
    expect(ids).not.toContain(before.postId);
  }
  const stale = await watch(api, ann, { lastEventId: "1.1000" });
  expect(types(stale)).toEqual(["reset"]);
});

test("a transaction that ends late is not lost between the numbers", async () => {
  const { ann, connection } = await scene();
  const stream = await watch(api, ann);
  const slow = await api.database.pool.connect();
  await slow.query("begin");
  await slow.query("update connections set handle = 'late.test' where id = $1", [connection]);
  const { postId } = await seedPost(ann, connection);
  await stream.until(has("post.created"));
  stream.close();
  await slow.query("commit");
  slow.release();
  const again = await watch(api, ann, { lastEventId: stream.lastEventId });
  expect(types(again)).toContain("connection.changed");
  expect(postId).toBeTruthy();
});

test("signing out ends the stream, in every process, and opening one needs a session", async () => {
  const { ann } = await scene();
  const streams = [await watch(api, ann), await watch(other, ann)];
  const signedOut = await ann.send("POST", "/api/auth/sign-out", {});
  expect(signedOut.status).toBe(200);
  await Promise.all(streams.map((stream) => stream.ended));
  expect((await openEvents(other, ann)).status).toBe(401);
  expect((await send(api, "GET", "/api/events")).status).toBe(401);
});

test("who is removed from a team hears no more of it", async () => {
  const [{ ann, connection }, bob] = [await scene(), await signUp(api, "bob")];
  const { members } = schema;
  const [membership, here] = [
    { id: crypto.randomUUID(), organizationId: ann.teamId, userId: bob.userId, role: "member" },
    and(eq(members.userId, bob.userId), eq(members.organizationId, ann.teamId)),
  ];
  await api.context.db.insert(members).values(membership);
  const inAnns = await watch(other, bob, { team: ann.teamId });
  const inHis = await watch(other, bob);
  await api.context.db.delete(members).where(here);
  await inAnns.ended;
  await seedPost(ann, connection);
  await seedConnection(api, bob);
  await inHis.until(has("connection.changed"));
  expect(types(inAnns)).not.toContain("post.created");
});

test("a stopping process ends its streams instead of waiting for them", async () => {
  const { url } = api.database;
  const third = await startTestApi({
    databaseUrl: url,
    queue: { backend: "postgres", connectionString: url },
  });
  const { ann } = await scene();
  const stream = await openEvents(third, ann);
  await third.close();
  await stream.ended;
  expect(third.context.live.size).toBe(0);
});

test("a listener whose connection is cut hears again what was said meanwhile", async () => {
  const { ann, connection } = await scene();
  const stream = await watch(api, ann);
  // News come in order: once this is heard, so is what the scene itself made known.
  await seedPost(ann, connection);
  await stream.until(has("post.created"));
  const heard = stream.events.length;
  await api.database.pool.query(
    "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'planrrr-live' and datname = current_database()",
  );
  await seedPost(ann, connection);
  await stream.until((events) => events.length > heard);
  expect(types(stream).slice(heard)).toEqual(["post.created"]);
});

test("200 browsers on a team's events are told within a second, for little memory", async () => {
  const { ann, connection } = await scene();
  const people = await Promise.all(Array.from({ length: 7 }, (_, n) => signUp(api, `viewer-${n}`)));
  await api.context.db.insert(schema.members).values(
    people.map(({ userId }) => ({
      id: crypto.randomUUID(),
      organizationId: ann.teamId,
      userId,
      role: "member",
    })),
  );
  globalThis.gc?.();
  const before = process.memoryUsage().rss;
  const streams = await Promise.all(
    Array.from({ length: 200 }, (_, n) => {
      const viewer = people[n % people.length];
      if (!viewer) throw new Error("Nobody looks on.");
      return watch(api, viewer, { team: ann.teamId });
    }),
  );
  expect(streams.every(({ status }) => status === 200)).toBe(true);
  const startedAt = performance.now();
  await seedPost(ann, connection);
  await Promise.all(streams.map((stream) => stream.until(has("post.created"))));
  const tookMs = performance.now() - startedAt;
  const costMb = (process.memoryUsage().rss - before) / 1_000_000;
  process.stdout.write(
    `200 streams: ${costMb.toFixed(0)} MB with their readers, told after ${tookMs.toFixed(0)} ms\n`,
  );
  expect(tookMs).toBeLessThan(2_000);
  // Both ends of every stream live in this process.
  expect(costMb).toBeLessThan(100);
});

test("a deal that a run changes is told to every team, with what changed; a great many are told as one", async () => {
  const [ann, bea] = [await signUp(api, "ann"), await signUp(api, "bea")];
  const deal = await seedDeal(api);
  const streams = [await watch(api, ann), await watch(other, bea)];
  const runId = await seedRun(api, [
    { bundleId: deal, field: "priceMinor", before: 599, after: 399 },
    { bundleId: deal, field: "title", before: "Premium", after: "Premium Student" },
  ]);
  for (const stream of streams) {
    await stream.until(has("bundle.changed"));
    expect(stream.events.filter(({ type }) => type === "bundle.changed")).toEqual([
      { type: "bundle.changed", bundleId: deal, source: "shop", runId, fields: ["priceMinor", "title"] },
    ]);
  }
  const many = await Promise.all(Array.from({ length: 201 }, () => seedDeal(api)));
  await seedRun(
    api,
    many.map((bundleId) => ({ bundleId, field: "priceMinor", before: 599, after: 1 })),
  );
  for (const stream of streams) await stream.until(has("bundles.changed"));
});
