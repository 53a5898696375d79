import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { describe, expect, onTestFinished, test } from "vitest";
import { pageOf, send, signUp } from "./testing/person.ts";
import { seedConnection, seedPost } from "./testing/seed.ts";
import { startTestApi } from "./testing/start-test-api.ts";
import { startApi } from "./start.ts";
import { measure } from "./timers/measure.ts";

async function start() {
  const api = await startTestApi();
  onTestFinished(() => api.close());
  return api;
}

describe("a started API", () => {
  test("says what it is", async () => {
    const page = await send(await start(), "GET", "/");
    expect(page.status).toBe(200);
    expect(page.text).toContain('href="/api/docs"');
  });

  test("serves a newcomer from sign-up to the list of posts", async () => {
    const api = await start();
    const ann = await signUp(api);
    expect((await ann.send("GET", "/api/posts")).json).toEqual({ items: [], nextCursor: null });
    const created = await ann.send("POST", "/api/posts/create", {
      text: "Hello",
      connectionIds: [],
      draft: true,
    });
    expect(created.status).toBe(201);
    expect(pageOf(await ann.send("GET", "/api/posts")).items).toEqual([created.json]);
  });

  test("hands wake-ups to the queue and measures both", async () => {
    const api = await start();
    const ann = await signUp(api);
    const inTwoMinutes = new Date(Date.now() + 120_000).toISOString();
    const { publicationId } = await seedPost(ann, await seedConnection(api, ann), inTwoMinutes);
    await expect.poll(() => api.context.queue.counts("publish-bluesky")).toMatchObject({ delayed: 1 });
    const { publications } = schema;
    await api.context.db
      .update(publications)
      .set({ nextAttemptAt: new Date(Date.now() - 90_000) })
      .where(eq(publications.id, publicationId));
    await measure(api.context);
    const { text } = await send(api, "GET", "/metrics");
    expect(text).toMatch(/planrrr_publications\{.*status="SCHEDULED".*\} 1/);
    expect(text).toMatch(/planrrr_queue_jobs\{.*state="delayed".*\} 1/);
    expect(Number(/planrrr_publications_overdue_seconds\S* ([\d.]+)/.exec(text)?.[1])).toBeGreaterThanOrEqual(
      90,
    );
  });

  test("tells Prometheus of budgets, dead letters and lines by network, and of nobody", async () => {
    const api = await start();
    const ann = await signUp(api);
    const connectionId = await seedConnection(api, ann);
    const { publicationId } = await seedPost(ann, connectionId);
    const { db } = api.context;
    const resetAt = new Date(Math.ceil(Date.now() / 1000) * 1000 + 60_000);
    const usage = { name: "POST /posts", max: 50, remaining: 0, resetAt, updatedAt: new Date() };
    await db.insert(schema.networkUsage).values([
      { ...usage, key: "app bluesky http://127.0.0.1:1", remaining: 7 },
      { ...usage, key: `connection ${connectionId}` },
    ]);
    await db
      .update(schema.publications)
      .set({ status: "FAILED", nextAttemptAt: null })
      .where(eq(schema.publications.id, publicationId));
    const scrape = async () => {
      await measure(api.context);
      return (await send(api, "GET", "/metrics")).text;
    };
    const told = (labels: string, value: string | number) => `{${labels},service="api"} ${value}`;
    const text = await scrape();
    for (const line of [
      `planrrr_app_budget_limit${told('network="bluesky",name="POST /posts"', 50)}`,
      `planrrr_app_budget_remaining${told('network="bluesky",name="POST /posts"', 7)}`,
      `planrrr_app_budget_reset_timestamp_seconds${told('network="bluesky",name="POST /posts"', resetAt.getTime() / 1000)}`,
      `planrrr_account_budgets${told('network="bluesky",state="used-up"', 1)}`,
      `planrrr_dead_letters${told('network="bluesky",reason="failed"', 1)}`,
      `planrrr_publications_waiting${told('network="x"', 0)}`,
      `planrrr_network_at_once${told('network="youtube"', 4)}`,
      `planrrr_breaker_open${told('network="mastodon"', 0)}`,
    ])
      expect(text).toContain(line);
    for (const somebody of [connectionId, ann.teamId, "127.0.0.1:1"]) expect(text).not.toContain(somebody);
    await db.delete(schema.networkUsage);
    expect(await scrape()).not.toContain("planrrr_app_budget_remaining{");
  });

  test("says which port is taken, and closes what it had opened", async () => {
    const api = await start();
    const second = startApi({ ...api.context.config, port: api.port });
    await expect(second).rejects.toThrow(`Port ${api.port}`);
  });

  test("ends running requests before it stops", async () => {
    const api = await startTestApi();
    const ann = await signUp(api);
    const { database } = api;
    const lock = await database.pool.connect();
    await lock.query("begin; lock table posts in access exclusive mode");
    const waiting = ann.send("GET", "/api/posts");
    await expect
      .poll(
        async () =>
          (await lock.query("select 1 from pg_stat_activity where wait_event_type = 'Lock'")).rowCount,
      )
      .toBeGreaterThan(0);
    const stopped = api.stop();
    await lock.query("commit");
    lock.release();
    expect((await waiting).status).toBe(200);
    await stopped;
    await expect(send(api, "GET", "/health/live")).rejects.toThrow("fetch failed");
    await database.close();
  });
});
