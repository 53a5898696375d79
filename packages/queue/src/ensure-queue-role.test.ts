import { randomBytes } from "node:crypto";
import { inject, onTestFinished, expect, test, vi } from "vitest";
import { ensureQueueRole } from "./ensure-queue-role.ts";
import { migrateQueue } from "./migrate-queue.ts";
import { freshDatabase, query } from "./testing/fresh-database.ts";
import { openQueue, openWorker } from "./testing/jobs.ts";
import { noteJob } from "./testing/note-job.ts";

const DENIED = { code: "42501" };

function roleName(): string {
  const role = `role_${randomBytes(6).toString("hex")}`;
  // Runs after the database is dropped, with which the role's rights go.
  onTestFinished(async () => void (await query(inject("postgresUrl"), `DROP ROLE IF EXISTS ${role}`)));
  return role;
}

async function restrictedRole() {
  const role = roleName();
  const admin = await freshDatabase();
  await migrateQueue(admin, { queues: ["test"] });
  await query(admin, "CREATE TABLE public.connection (id int, secret text)");
  await query(admin, "INSERT INTO public.connection VALUES (1, 'token')");
  const result = await ensureQueueRole(admin, { role, password: "p:w/@ ü'x" });
  if (!result.ok) throw new Error(result.message);
  return { admin, role, url: result.connectionString };
}

test("the role runs the queue: producer and worker", async () => {
  const { url } = await restrictedRole();
  const config = { backend: "postgres", connectionString: url } as const;
  const queue = openQueue(config);
  const worker = openWorker(config);
  await queue.ping();
  await queue.add(noteJob, { text: "one" }, { id: "one" });
  await queue.addBulk([
    { job: noteJob, payload: { text: "two" } },
    { job: noteJob, payload: { text: "three" }, runAt: new Date(Date.now() + 100) },
  ]);
  await vi.waitFor(() => expect(worker.texts.toSorted()).toEqual(["one", "three", "two"]), {
    timeout: 8_000,
  });
});

test("the role reads, writes and makes nothing elsewhere", async () => {
  const { url, role } = await restrictedRole();
  for (const statement of [
    "SELECT * FROM public.connection",
    "INSERT INTO public.connection VALUES (2, 'x')",
    "CREATE TABLE public.mine (id int)",
    "CREATE TABLE bullmq.mine (id int)",
    "CREATE FUNCTION bullmq.mine() RETURNS int LANGUAGE sql AS 'SELECT 1'",
    "CREATE SCHEMA mine",
    "DROP TABLE bullmq.job",
    "CREATE ROLE other",
    "SET ROLE pg_read_all_data",
    "COPY (SELECT 1) TO PROGRAM 'true'",
  ]) {
    await expect(query(url, statement), statement).rejects.toMatchObject(DENIED);
  }
  expect(await query(url, "SELECT current_user AS name")).toEqual([{ name: role }]);
});

test("tables of later migrations are its to use, and running it again changes only the password", async () => {
  const { admin, role, url } = await restrictedRole();
  await query(admin, "CREATE TABLE bullmq.later (id serial, note text)");
  await query(url, "INSERT INTO bullmq.later (note) VALUES ('x')");
  const again = await ensureQueueRole(admin, { role, password: "second" });
  expect(again).toMatchObject({ ok: true, connectionString: expect.stringContaining(":second@") });
  await expect(query(url, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
});

test("an admin who may not make roles is told so", async () => {
  const { url } = await restrictedRole();
  expect(await ensureQueueRole(url, { role: roleName(), password: "x" })).toMatchObject({
    ok: false,
    reason: "NOT_ALLOWED",
  });
});

test("many processes may migrate at the same time, and again", async () => {
  const admin = await freshDatabase();
  await Promise.all([1, 2, 3, 4].map(() => migrateQueue(admin, { queues: ["test"] })));
  await migrateQueue(admin, { queues: ["test", "other"] });
  const queue = openQueue({ backend: "postgres", connectionString: admin });
  await expect(queue.ping()).resolves.toBeUndefined();
});
