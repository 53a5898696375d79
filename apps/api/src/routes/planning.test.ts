import { schema } from "@planrrr/database";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { pageOf, type Person, signUp } from "../testing/person.ts";
import { seedConnection } from "../testing/seed.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";
import { housekeeping } from "../timers/housekeeping.ts";

let api: TestApi;
let ann: Person;
let connection: string;
beforeAll(async () => {
  api = await startTestApi();
  ann = await signUp(api);
  connection = await seedConnection(api, ann);
});
afterAll(() => api.close());

const Slots = z.object({ items: z.array(z.object({ scheduledAt: z.string() })) });

test.each([
  ["/api/templates", () => ({ name: "Doors", text: "Doors open at {{time}}." })],
  ["/api/posts/bulk", () => ({ csv: "text,draft\nOne,yes\nTwo,yes" })],
  [
    "/api/recurrences",
    () => ({
      rule: "FREQ=WEEKLY",
      start: { localTime: "2099-01-01T09:00", timeZone: "Europe/Berlin" },
      post: { text: "Again", connectionIds: [connection] },
    }),
  ],
])("POST %s with an Idempotency-Key is done once", async (path, body) => {
  const headers = { "idempotency-key": crypto.randomUUID() };
  const [first, second] = [
    await ann.send("POST", path, body(), headers),
    await ann.send("POST", path, body(), headers),
  ];
  expect(first.status).toBeLessThan(300);
  expect(second.text).toBe(first.text);
  expect(second.headers.get("idempotency-replayed")).toBe("true");
  const list = path === "/api/posts/bulk" ? "/api/posts" : path;
  expect(pageOf(await ann.send("GET", list)).items).toHaveLength(list === "/api/posts" ? 2 : 1);
});

test("a file is sent as it is, or inside JSON; no other route takes one", async () => {
  const csv = { "content-type": "text/csv; charset=utf-8" };
  const dry = await ann.send("POST", "/api/posts/bulk?dryRun=true", "text,draft\nÜber,yes", csv);
  expect(dry.json).toMatchObject({ created: 0, refused: 0, rows: [{ outcome: "valid" }] });
  const bad = await ann.send("POST", "/api/posts/bulk", "no,such,columns", csv);
  expect(bad.json).toMatchObject({ code: "INVALID_INPUT" });
  expect((await ann.send("POST", "/api/templates", "text", csv)).status).toBe(415);
});

test("the next free slots are asked for in a query string", async () => {
  await ann.send("POST", "/api/slots", {
    weekdays: [1, 4],
    localTimes: ["09:00"],
    timeZone: "Europe/Berlin",
  });
  const query = `connectionIds=${connection}&after=2099-01-01T00:00:00Z&count=2`;
  const found = Slots.parse((await ann.send("GET", `/api/slots/next?${query}`)).json);
  expect(found.items.map(({ scheduledAt }) => scheduledAt)).toEqual([
    "2099-01-01T08:00:00.000Z",
    "2099-01-05T08:00:00.000Z",
  ]);
});

test("housekeeping forgets links, events and rate limits that are over, and nothing else", async () => {
  await ann.send("POST", "/api/team/invites", {});
  const { teamInvites, liveEvents, networkUsage } = schema;
  await api.context.db.insert(teamInvites).values({
    id: api.context.newId(),
    teamId: ann.teamId,
    tokenHash: "old",
    role: "member",
    usesLeft: 1,
    createdAt: new Date("2020-01-01T00:00:00Z"),
    expiresAt: new Date("2020-01-08T00:00:00Z"),
  });
  await api.context.db
    .insert(liveEvents)
    .values({ teamId: ann.teamId, type: "reset", data: {}, createdAt: new Date("2020-01-01T00:00:00Z") });
  const now = api.context.now();
  const limit = { key: "app x https://api.x.com", max: 100, remaining: 0, updatedAt: now };
  await api.context.db.insert(networkUsage).values([
    { ...limit, name: "over", resetAt: new Date(now.getTime() - 1000) },
    { ...limit, name: "running", resetAt: new Date(now.getTime() + 3_600_000) },
  ]);
  const count = () =>
    Promise.all([teamInvites, liveEvents, networkUsage].map((table) => api.context.db.$count(table)));
  const [invites = 0, events = 0, limits = 0] = await count();
  await housekeeping(api.context);
  expect(await count()).toEqual([invites - 1, events - 1, limits - 1]);
  expect(await api.context.db.select({ name: networkUsage.name }).from(networkUsage)).toEqual([
    { name: "running" },
  ]);
});
