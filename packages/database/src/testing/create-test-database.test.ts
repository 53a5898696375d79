import { sql } from "drizzle-orm";
import { expect, inject, test } from "vitest";
import { teams } from "../schema/index.ts";
import { createTestDatabase } from "./create-test-database.ts";

test("databases made at the same time are all migrated and know nothing of each other", async () => {
  const all = await Promise.all(Array.from({ length: 4 }, () => createTestDatabase(inject("postgresUrl"))));
  try {
    const [first, second] = all;
    await first?.db.insert(teams).values({ id: "1", name: "Team", slug: "team" });
    expect(await first?.db.select().from(teams)).toHaveLength(1);
    expect(await second?.db.select().from(teams)).toEqual([]);
    expect(new Set(all.map(({ url }) => url)).size).toBe(4);
  } finally {
    await Promise.all(all.map((database) => database.close()));
  }
});

test("closing drops the database, even while somebody is connected to it", async () => {
  const admin = await createTestDatabase(inject("postgresUrl"));
  const database = await createTestDatabase(inject("postgresUrl"));
  const name = new URL(database.url).pathname.slice(1);
  await database.db.execute(sql`select 1`);
  await database.close();
  const left = await admin.db.execute(sql`select 1 from pg_database where datname = ${name}`);
  expect(left.rows).toEqual([]);
  await admin.close();
});
