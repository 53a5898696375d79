import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Person, signUp } from "../testing/person.ts";
import { png } from "../testing/pictures.ts";
import { seedConnection } from "../testing/seed.ts";
import { startObjectStore } from "../testing/start-object-store.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
let ann: Person;
beforeAll(async () => {
  api = await startTestApi({ mediaLimits: { maxBytes: 5000, quotaBytes: 9000 } });
  ann = await signUp(api);
});
afterAll(() => api.close());

test("how much room a team has is told before a file is sent, each team its own", async () => {
  const picture = png(1, 1);
  await ann.send("POST", "/api/media", picture);
  const room = { by: "tus", maxBytes: 5000, quotaBytes: 9000 };
  expect((await ann.send("GET", "/api/media/room")).json).toEqual({ ...room, usedBytes: picture.length });
  const eve = await signUp(api, "eve");
  expect((await eve.send("GET", "/api/media/room")).json).toEqual({ ...room, usedBytes: 0 });
  const foreign = await eve.send("GET", "/api/media/room", undefined, { "x-team-id": ann.teamId });
  expect(foreign.status).toBe(404);
});

test("with a bucket, files go there in parts, and a team without limit reads so", async () => {
  const store = await startObjectStore();
  const other = await startTestApi({
    objectStore: store.config,
    mediaLimits: { maxBytes: 10, quotaBytes: 0 },
  });
  try {
    const bea = await signUp(other, "bea");
    expect((await bea.send("GET", "/api/media/room")).json).toEqual({
      by: "parts",
      maxBytes: 10,
      usedBytes: 0,
      quotaBytes: null,
    });
  } finally {
    await other.close();
    await store.close();
  }
});

test("what a post will cost is told when it is checked", async () => {
  const x = await seedConnection(api, ann);
  await api.context.db.update(schema.connections).set({ network: "x" }).where(eq(schema.connections.id, x));
  const check = async (text: string) =>
    (await ann.send("POST", "/api/posts/validate", { text, connectionIds: [x] })).json;
  expect(await check("Come along")).toMatchObject({ connections: [{ price: { amount: 0.015 } }] });
  expect(await check("Come to https://example.org/")).toMatchObject({
    connections: [
      { price: { amount: 0.2, currency: "USD", reason: "X charges 0.20 USD for a post with a link." } },
    ],
  });
});
