import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { expect, onTestFinished, test } from "vitest";
import { send, signUp } from "../testing/person.ts";
import { seedConnection, seedPost } from "../testing/seed.ts";
import { startTestApi } from "../testing/start-test-api.ts";

async function start(clock = { ahead: 0 }) {
  const api = await startTestApi({}, { now: () => new Date(Date.now() + clock.ahead) });
  onTestFinished(() => api.close());
  await beat(api);
  return api;
}

const beat = (api: Awaited<ReturnType<typeof startTestApi>>) =>
  api.context.db
    .insert(schema.workerHeartbeats)
    .values({ workerId: "w1", startedAt: new Date(), seenAt: api.context.now() })
    .onConflictDoUpdate({ target: schema.workerHeartbeats.workerId, set: { seenAt: api.context.now() } });

test("an idle connection is kept longer than whoever asks keeps it", async () => {
  const api = await start();
  const answer = await fetch(`${api.url}/health/live`);
  expect(answer.headers.get("keep-alive")).toBe("timeout=75");
});

test("a worker that is silent for a minute makes it not ready", async () => {
  const clock = { ahead: 0 };
  const api = await start(clock);
  expect((await send(api, "GET", "/health/ready")).status).toBe(200);
  clock.ahead = 61_000;
  const answer = await send(api, "GET", "/health/ready");
  expect(answer.status).toBe(503);
  expect(answer.json).toMatchObject({ parts: { database: { ok: true }, worker: { ok: false } } });
});

test("a publication overdue by more than two minutes makes it not ready", async () => {
  const api = await start();
  const ann = await signUp(api);
  const { publicationId } = await seedPost(ann, await seedConnection(api, ann));
  const dueSince = (ms: number) =>
    api.context.db
      .update(schema.publications)
      .set({ nextAttemptAt: new Date(Date.now() - ms) })
      .where(eq(schema.publications.id, publicationId));
  await dueSince(110_000);
  expect((await send(api, "GET", "/health/ready")).status).toBe(200);
  await dueSince(130_000);
  const answer = await send(api, "GET", "/health/ready");
  expect(answer.status).toBe(503);
  expect(answer.json).toMatchObject({
    parts: { worker: { ok: true }, publications: { ok: false, overdue: 1 } },
  });
});

test("a database that refuses makes it not ready, but alive", async () => {
  const api = await start();
  const { db } = api.context;
  await db.execute("alter table worker_heartbeats rename to gone");
  const answer = await send(api, "GET", "/health/ready");
  await db.execute("alter table gone rename to worker_heartbeats");
  expect(answer.json).toMatchObject({ parts: { worker: { ok: false, reason: "no answer" } } });
  expect((await send(api, "GET", "/health/live")).status).toBe(200);
});

test("metrics tell requests by route, never by path", async () => {
  const api = await start();
  const ann = await signUp(api);
  await ann.send("GET", `/api/posts/${crypto.randomUUID()}`);
  await send(api, "GET", "/some/path/nobody/made");
  const { text, headers } = await send(api, "GET", "/metrics");
  expect(headers.get("content-type")).toContain("text/plain");
  expect(text).toMatch(
    /planrrr_http_request_duration_seconds_count\{.*method="GET",route="\/api\/posts\/\{id\}",status="4xx".*\} 1/,
  );
  expect(text).toContain('route="unknown"');
  expect(text).not.toContain("nobody");
  expect(text).toContain("process_resident_memory_bytes");
});
