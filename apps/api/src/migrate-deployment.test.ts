import { createTestDatabase } from "@planrrr/database/testing";
import { nanoid } from "nanoid";
import { expect, inject, onTestFinished, test } from "vitest";
import { migrateDeployment } from "./migrate-deployment.ts";

async function open() {
  const database = await createTestDatabase(inject("postgresUrl"));
  const role = `worker_${nanoid(12)}`;
  onTestFinished(async () => {
    await database.db.execute(`drop owned by "${role}"`).catch(() => undefined);
    await database.db.execute(`drop role if exists "${role}"`);
    await database.close();
  });
  const queueUrl = Object.assign(new URL(database.url), { username: role, password: "hush hush" }).href;
  return { DATABASE_URL: database.url, QUEUE_DATABASE_URL: queueUrl, role };
}

test("tables, queue and the worker's login are made once, and again without harm", async () => {
  const { role, ...variables } = await open();
  for (let n = 0; n < 2; n += 1)
    expect((await migrateDeployment(variables)).at(-1)).toBe(
      `The worker's login ${role} sees the queue alone.`,
    );
});

test("with Redis there is neither a queue nor a login here", async () => {
  const { role: _role, ...variables } = await open();
  expect(await migrateDeployment({ ...variables, REDIS_URL: "redis://127.0.0.1:1" })).toHaveLength(1);
});

test("a login that is the database's own, or none, is refused before it is changed", async () => {
  const { DATABASE_URL } = await open();
  await expect(migrateDeployment({ DATABASE_URL, QUEUE_DATABASE_URL: DATABASE_URL })).rejects.toThrow(
    "another user",
  );
  const nobody = Object.assign(new URL(DATABASE_URL), { password: "" }).href;
  await expect(migrateDeployment({ DATABASE_URL, QUEUE_DATABASE_URL: nobody })).rejects.toThrow("a password");
  await expect(migrateDeployment({ QUEUE_DATABASE_URL: nobody })).rejects.toThrow("DATABASE_URL");
});
