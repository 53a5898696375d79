import { openDatabase, schema } from "@planrrr/database";
import { eq, sql } from "drizzle-orm";
import { expect, onTestFinished, test, vi } from "vitest";
import { createScene, createTestPublishing, fail, runAttempt } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { addConnection } from "./add-connection.ts";
import { getConnection } from "./read-connections.ts";
import { refreshConnection } from "./refresh-connection.ts";
import { removeConnection } from "./remove-connection.ts";

const database = useTestDatabase();

async function scene() {
  const parts = await createScene(database.current.db);
  const { ctx, actor, connectionId: id } = parts;
  return {
    ...parts,
    refresh: (credentialsVersion = 1) => refreshConnection(ctx, { id, credentialsVersion }),
    connection: () => getConnection(ctx, actor, { id }),
  };
}

test("a thousand callers in two processes make one call, and everyone gets the new credentials", async () => {
  const { ctx, clock, queue, bluesky, mastodon, connectionId: id } = await scene();
  const other = openDatabase({ url: database.current.url });
  onTestFinished(() => other.close());
  const second = createTestPublishing(other.db, { clock, queue, networks: { bluesky, mastodon } }).ctx;
  // Answers only when the other process stands in line.
  mastodon.next("refresh", async (proceed) => {
    await vi.waitFor(async () => {
      const waiting = sql`select 1 from pg_locks where locktype = 'advisory' and not granted
        and database = (select oid from pg_database where datname = current_database())`;
      expect((await ctx.db.execute(waiting)).rows).toHaveLength(1);
    }, 10_000);
    return proceed();
  });
  const answers = await Promise.all(
    Array.from({ length: 1_000 }, (_, n) =>
      refreshConnection(n % 2 ? ctx : second, { id, credentialsVersion: 1 }),
    ),
  );
  expect(mastodon.calls.refresh).toBe(1);
  expect(new Set(answers.map((answer) => JSON.stringify(answer)))).toEqual(
    new Set([
      JSON.stringify({ state: "refreshed", credentials: { token: "token+" }, credentialsVersion: 2 }),
    ]),
  );
});

test("who comes later with old credentials gets the newest without a call; with the newest there is a new call", async () => {
  const { refresh, mastodon } = await scene();
  await refresh();
  expect(await refresh()).toMatchObject({ state: "refreshed", credentialsVersion: 2 });
  expect(mastodon.calls.refresh).toBe(1);
  expect(await refresh(2)).toMatchObject({ credentials: { token: "token++" }, credentialsVersion: 3 });
});

test.each(["not-sent", "unknown", "rate-limited"] as const)(
  "a network that answers %s is tried later, never taken for a dead token",
  async (kind) => {
    const { refresh, connection, mastodon, events } = await scene();
    mastodon.next("refresh", fail(kind, { retryAt: 5 }));
    expect(await refresh()).toMatchObject({ state: "try-later", retryAt: 5 });
    expect((await connection()).status).toBe("ACTIVE");
    expect(events.map(({ type }) => type)).not.toContain("connection.needs-reconnecting");
    expect(await refresh()).toMatchObject({ state: "refreshed" });
  },
);

test("a dead token stops the account's posts, once and for all callers, until it is connected again", async () => {
  const { ctx, actor, refresh, connection, mastodon, events, publish, row, clock, postOf } = await scene();
  mastodon.next("refresh", fail("reconnect", { message: "revoked" }));
  const answers = await Promise.all(Array.from({ length: 50 }, () => refresh()));
  expect(new Set(answers.map(({ state }) => state))).toEqual(new Set(["needs-reconnecting"]));
  expect(await refresh()).toMatchObject({ state: "needs-reconnecting", message: "revoked" });
  expect(mastodon.calls.refresh).toBe(1);
  expect(events.filter(({ type }) => type === "connection.needs-reconnecting")).toHaveLength(1);
  expect(await connection()).toMatchObject({ status: "NEEDS_RECONNECTING", statusReason: "revoked" });

  const id = await publish();
  expect(await runAttempt(ctx, id)).toBe("held");
  expect((await postOf(id)).publications).toMatchObject([
    { status: "SCHEDULED", waitingFor: "reconnect", nextAttemptAt: null },
  ]);
  await addConnection(ctx, actor, { network: "mastodon", token: "new" });
  expect(await row(id)).toMatchObject({ waitingFor: null, nextAttemptAt: clock.now(), errorCode: null });
  expect(await runAttempt(ctx, id)).toBe("PUBLISHED");
});

test("a refresh under way neither overwrites what its owner connects meanwhile nor declares it dead", async () => {
  for (const [ending, answer] of [
    ["ok", { state: "refreshed", credentials: { token: "owner's" }, credentialsVersion: 2 }],
    ["dead", { state: "try-later" }],
  ] as const) {
    const { ctx, actor, refresh, connection, mastodon } = await scene();
    mastodon.next("refresh", async (proceed) => {
      await addConnection(ctx, actor, { network: "mastodon", token: "owner's" });
      return ending === "ok" ? proceed() : fail("reconnect")(proceed);
    });
    expect(await refresh()).toMatchObject(answer);
    expect((await connection()).status).toBe("ACTIVE");
    expect(await refresh()).toMatchObject({ credentials: { token: "owner's" } });
  }
});

test("a refresh under way does not bring a removed account's credentials back", async () => {
  const { ctx, actor, connectionId: id, refresh, mastodon } = await scene();
  mastodon.next("refresh", async (proceed) => {
    await removeConnection(ctx, actor, { id });
    return proceed();
  });
  await expect(refresh()).rejects.toMatchObject({ code: "NOT_FOUND" });
  const { connections } = schema;
  expect(await ctx.db.select().from(connections).where(eq(connections.id, id))).toMatchObject([
    { credentials: null },
  ]);
});

test("networks that hang don't use up the database connections that publishing needs", async () => {
  const { ctx, publish, mastodon, actor } = await scene();
  let release = () => {};
  const hung = new Promise<void>((resolve) => (release = resolve));
  const ids: string[] = [];
  for (let n = 0; n < 20; n += 1) {
    ids.push((await addConnection(ctx, actor, { network: "mastodon", identifier: `hung-${n}` })).id);
    mastodon.next("refresh", async (proceed) => {
      await hung;
      return proceed();
    });
  }
  const refreshes = ids.map((id) => refreshConnection(ctx, { id, credentialsVersion: 1 }));
  expect(await runAttempt(ctx, await publish())).toBe("PUBLISHED");
  release();
  expect((await Promise.all(refreshes)).every(({ state }) => state === "refreshed")).toBe(true);
});

test("a report that puts an account on hold does not wait for its refresh", async () => {
  const { ctx, publish, mastodon, refresh, connection, clock } = await scene();
  const retryAt = clock.now().getTime() + 60_000;
  mastodon.next("commit", fail("rate-limited", { retryAt }));
  let reported = "";
  mastodon.next("refresh", async (proceed) => {
    reported = await runAttempt(ctx, await publish());
    return proceed();
  });
  expect(await refresh()).toMatchObject({ state: "refreshed" });
  expect(reported).toBe("SCHEDULED");
  expect((await connection()).holdUntil).toEqual(new Date(retryAt));
});
