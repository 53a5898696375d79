import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { sweepPublications } from "../publications/sweep-publications.ts";
import {
  createTestPublishing,
  createScene,
  fail,
  runAttempt,
  seedConnection,
  seedMember,
  testKeyRing,
} from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { addConnection } from "./add-connection.ts";
import { getConnection, listConnections } from "./read-connections.ts";
import { removeConnection } from "./remove-connection.ts";
import { rotateCredentials } from "./rotate-credentials.ts";

const database = useTestDatabase();
const scene = () => createScene(database.current.db);
const { auditLog, connections } = schema;

test("the same account again is the same connection, also when it is connected twice at once", async () => {
  const { ctx, actor } = await scene();
  const both = await Promise.all(
    [1, 2, 3].map(() => addConnection(ctx, actor, { network: "bluesky", identifier: "same" })),
  );
  expect(new Set(both.map(({ id }) => id)).size).toBe(1);
  const audit = await ctx.db
    .select()
    .from(auditLog)
    .where(eq(auditLog.subjectId, both[0]?.id ?? ""));
  expect(audit.map(({ action }) => action).sort()).toEqual([
    "connection.added",
    "connection.renewed",
    "connection.renewed",
  ]);
});

test.each([
  ["reconnect", "CREDENTIALS_REFUSED"],
  ["refused", "CREDENTIALS_REFUSED"],
  ["not-sent", "NETWORK_UNREACHABLE"],
  ["rate-limited", "NETWORK_UNREACHABLE"],
] as const)("when the network answers %s, connecting answers %s", async (kind, code) => {
  const { ctx, actor, bluesky } = await scene();
  bluesky.next("connect", fail(kind));
  await expect(addConnection(ctx, actor, { network: "bluesky" })).rejects.toMatchObject({ code });
  await expect(addConnection(ctx, actor, { network: "myspace" })).rejects.toMatchObject({
    code: "UNKNOWN_NETWORK",
  });
});

test("credentials are stored encrypted and never shown", async () => {
  const { ctx, actor } = await scene();
  const id = await seedConnection(ctx, actor, { identifier: "hidden", token: "hush-hush" });
  const [row] = await ctx.db.select().from(connections).where(eq(connections.id, id));
  expect(row?.credentials).toMatch(/^v1\.k1\./);
  expect(JSON.stringify([row, await getConnection(ctx, actor, { id })])).not.toContain("hush-hush");
});

test("another team's connection does not exist", async () => {
  const { connectionId: id } = await scene();
  const { ctx, actor } = await scene();
  await expect(getConnection(ctx, actor, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(removeConnection(ctx, actor, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("accounts are connected and removed by owners and admins, not by members", async () => {
  const { ctx, actor, connectionId: id } = await scene();
  const [member, admin] = [await seedMember(ctx.db, actor), await seedMember(ctx.db, actor, "admin")];
  const input = { network: "bluesky", identifier: "of-the-team" };
  await expect(addConnection(ctx, member, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(removeConnection(ctx, member, { id })).rejects.toMatchObject({ code: "FORBIDDEN" });
  expect((await listConnections(ctx, member, { limit: 10 })).items).toHaveLength(1);
  await addConnection(ctx, admin, input);
  await removeConnection(ctx, admin, { id });
  expect((await listConnections(ctx, member, { limit: 10 })).items).toMatchObject([
    { handle: expect.any(String) as string, network: "bluesky" },
  ]);
});

test("lists page by page, oldest first", async () => {
  const { ctx, actor, connectionId } = await scene();
  const ids = [connectionId];
  for (const identifier of ["b", "c", "d"]) ids.push(await seedConnection(ctx, actor, { identifier }));
  const first = await listConnections(ctx, actor, { limit: 3 });
  const rest = await listConnections(ctx, actor, { limit: 3, cursor: first.nextCursor ?? "" });
  expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(ids);
  expect(rest.nextCursor).toBeNull();
  await expect(listConnections(ctx, actor, { limit: 3, cursor: "x" })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
});

test("a removed connection is hidden and without credentials; its history stays and connecting again continues it", async () => {
  const { ctx, actor, connectionId: id, publish, postOf } = await scene();
  const [out, planned] = [await publish(), await publish()];
  await runAttempt(ctx, out);
  await removeConnection(ctx, actor, { id });
  expect((await listConnections(ctx, actor, { limit: 10 })).items).toEqual([]);
  expect(await ctx.db.select().from(connections).where(eq(connections.id, id))).toMatchObject([
    { credentials: null },
  ]);
  expect((await postOf(out)).status).toBe("PUBLISHED");
  expect((await postOf(planned)).status).toBe("CANCELLED");
  await expect(publish()).rejects.toMatchObject({ code: "CONNECTION_NOT_FOUND" });
  expect(await seedConnection(ctx, actor)).toBe(id);
  expect(await runAttempt(ctx, await publish())).toBe("PUBLISHED");
});

test("what was going out when its connection was removed comes to an end", async () => {
  const { ctx, actor, clock, connectionId: id, publish, row, mastodon } = await scene();
  const [early, called, alive, reconnecting] = [
    await publish(),
    await publish(),
    await publish(),
    await publish(),
  ];
  await runAttempt(ctx, early, { dieAt: "prepared" });
  await runAttempt(ctx, called, { dieAt: "committed" });
  await runAttempt(ctx, reconnecting, { dieAt: "armed" });
  mastodon.next("commit", async (proceed) => {
    await removeConnection(ctx, actor, { id });
    return proceed();
  });
  expect(await runAttempt(ctx, alive)).toBe("PUBLISHED");
  clock.advance(ctx.settings.leaseMs);
  // One that already waits for its owner would wait for ever: the sweep wakes it up.
  await ctx.db
    .update(schema.publications)
    .set({ waitingFor: "reconnect", nextAttemptAt: null, leaseUntil: null })
    .where(eq(schema.publications.id, reconnecting));
  await sweepPublications(ctx);
  for (const publicationId of [early, called, reconnecting])
    expect(await runAttempt(ctx, publicationId)).toBe("finished");
  expect((await row(early)).status).toBe("CANCELLED");
  for (const publicationId of [called, reconnecting])
    expect(await row(publicationId)).toMatchObject({
      status: "UNCONFIRMED",
      errorCode: "CONNECTION_REMOVED",
    });
});

test("a worker that still speaks of old credentials does not disconnect an account that was connected since", async () => {
  const { ctx, actor, clock, connectionId: id, publish, mastodon, events, row } = await scene();
  const publicationId = await publish();
  mastodon.next("commit", async (proceed) => {
    clock.advance(1_000);
    await addConnection(ctx, actor, { network: "mastodon", token: "new" });
    return fail("reconnect")(proceed);
  });
  await runAttempt(ctx, publicationId);
  expect((await getConnection(ctx, actor, { id })).status).toBe("ACTIVE");
  expect(events.map(({ type }) => type)).not.toContain("connection.needs-reconnecting");
  expect((await row(publicationId)).waitingFor).toBe("reconnect");
  await sweepPublications(ctx);
  expect(await runAttempt(ctx, publicationId)).toBe("PUBLISHED");
});

test("dead credentials found while publishing are said once and wait for their owner", async () => {
  const { ctx, actor, connectionId: id, publish, mastodon, events } = await scene();
  mastodon.next("commit", fail("reconnect", { message: "revoked" }));
  await runAttempt(ctx, await publish());
  expect(await getConnection(ctx, actor, { id })).toMatchObject({
    status: "NEEDS_RECONNECTING",
    statusReason: "revoked",
  });
  expect(events.filter(({ type }) => type === "connection.needs-reconnecting")).toHaveLength(1);
});

test("key rotation seals everything again with the newest key, once", async () => {
  const { ctx, actor, publish } = await scene();
  await seedConnection(ctx, actor, { identifier: "second" });
  const rotated = createTestPublishing(database.current.db, {
    keyRing: `k2:${Buffer.alloc(32, 9).toString("base64")},${testKeyRing}`,
  }).ctx;
  const steps: number[] = [];
  const { checked, resealed } = await rotateCredentials(rotated, (done) => steps.push(done));
  expect(resealed).toBeGreaterThanOrEqual(2);
  expect(steps.at(-1)).toBe(checked);
  expect((await rotateCredentials(rotated)).resealed).toBe(0);
  const newOnly = createTestPublishing(database.current.db, {
    keyRing: `k2:${Buffer.alloc(32, 9).toString("base64")}`,
  });
  expect(await runAttempt(newOnly.ctx, await publish())).toBe("PUBLISHED");
});

test("a connection says what last went out on it, and how much is planned; so it does once connected again", async () => {
  const { ctx, actor, write, connectionId, clock } = await scene();
  expect(await getConnection(ctx, actor, { id: connectionId })).toMatchObject({
    lastPublishedAt: null,
    planned: 0,
  });
  const [now] = (await write({ text: "Now" })).publications;
  await write({ text: "Later", scheduledAt: "2026-07-01T09:00:00Z" });
  await write({ text: "Later still", scheduledAt: "2026-07-02T09:00:00Z" });
  expect(await runAttempt(ctx, now?.id ?? "")).toBe("PUBLISHED");
  const told = { lastPublishedAt: clock.now(), planned: 2 };
  expect(await getConnection(ctx, actor, { id: connectionId })).toMatchObject(told);
  const { items } = await listConnections(ctx, actor, { limit: 10 });
  expect(items.find(({ id }) => id === connectionId)).toMatchObject(told);
});
