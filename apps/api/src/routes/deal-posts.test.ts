import type { DealPost } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { followDeals } from "../deals/follow-deals.ts";
import { idOf, type Person, signUp } from "../testing/person.ts";
import { seedConnection, seedDeal, seedRun } from "../testing/seed.ts";
import { settleDeals } from "../testing/settle-deals.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
let ann: Person;
let connection: string;
let now = new Date("2026-06-01T12:00:00Z");
beforeAll(async () => {
  api = await startTestApi({ baseUrl: "https://planrrr.example" }, { now: () => now });
  ann = await signUp(api);
  connection = await seedConnection(api, ann);
  await settleDeals(api);
});
afterAll(() => api.close());

const prepare = (bundleId: string, body: object = {}, person = ann) =>
  person.send("POST", "/api/deal-posts", {
    bundleId,
    priceMinor: 399,
    text: "{{title}}: {{price}} {{terms}}, was {{before}}. {{link}}",
    connectionIds: [connection],
    ...body,
  });
const dropTo = (bundleId: string, after: number, before = 599) =>
  seedRun(api, [{ bundleId, field: "priceMinor", before, after }]);
const read = async (id: string) => (await ann.send("GET", `/api/deal-posts/${id}`)).json as DealPost;
const postsOf = async (text: string) => {
  const { json } = await ann.send("GET", "/api/posts?limit=100");
  return (json as { items: { id: string; text: string; status: string }[] }).items.filter((post) =>
    post.text.includes(text),
  );
};

test("one post goes out at the first drop that is low enough, and none at the next", async () => {
  const deal = await seedDeal(api, { title: "Piano lessons" });
  const made = await prepare(deal);
  expect(made.status).toBe(201);
  expect(made.json).toMatchObject({
    status: "WAITING",
    condition: "price-below",
    postId: null,
    currency: "USD",
  });
  const id = idOf(made);
  await dropTo(deal, 499);
  await settleDeals(api);
  expect(await read(id)).toMatchObject({ status: "WAITING" });
  await dropTo(deal, 399, 499);
  await Promise.all([followDeals(api.context), followDeals(api.context), followDeals(api.context)]);
  await settleDeals(api);
  const released = await read(id);
  expect(released).toMatchObject({ status: "RELEASED", priceBeforeMinor: 499, priceAfterMinor: 399 });
  await dropTo(deal, 599, 399);
  await dropTo(deal, 299, 599);
  await settleDeals(api);
  const posts = await postsOf("Piano lessons");
  expect(posts).toMatchObject([
    {
      id: released.postId,
      text: `Piano lessons: $3.99 a month, was $4.99. https://planrrr.example/deals/${deal}`,
    },
  ]);
});

test("any fall is enough where no price is named; a rise is none, nor another currency", async () => {
  const deal = await seedDeal(api, { title: "Cello lessons" });
  const id = idOf(await prepare(deal, { condition: "price-falls", priceMinor: undefined }));
  await dropTo(deal, 699);
  await seedRun(api, [
    { bundleId: deal, field: "priceMinor", before: 699, after: 100 },
    { bundleId: deal, field: "currency", before: "USD", after: "EUR" },
  ]);
  await settleDeals(api);
  expect(await read(id)).toMatchObject({ status: "WAITING" });
  await seedRun(api, [{ bundleId: deal, field: "currency", before: "EUR", after: "USD" }]);
  await dropTo(deal, 99, 100);
  await settleDeals(api);
  expect(await read(id)).toMatchObject({ status: "RELEASED" });
});

test("a member's post asks for approval where the team wants it, by the role of the day of the drop", async () => {
  const bob = await signUp(api, "bob");
  const member = { organizationId: ann.teamId, userId: bob.userId, createdAt: now };
  await api.context.db.insert(schema.members).values({ id: crypto.randomUUID(), role: "admin", ...member });
  const inTeam = {
    ...bob,
    send: (method: string, path: string, body?: unknown) =>
      bob.send(method, path, body, { "x-team-id": ann.teamId }),
  };
  await ann.send("PATCH", "/api/team/settings", { asksForApproval: true });
  const deal = await seedDeal(api, { title: "Violin lessons" });
  expect((await prepare(deal, {}, inTeam)).status).toBe(201);
  await api.context.db
    .update(schema.members)
    .set({ role: "member" })
    .where(eq(schema.members.userId, bob.userId));
  await dropTo(deal, 199);
  await settleDeals(api);
  expect(await postsOf("Violin lessons")).toMatchObject([{ status: "PENDING_APPROVAL" }]);
  const other = idOf(await prepare(deal, { priceMinor: 100 }));
  expect((await inTeam.send("POST", `/api/deal-posts/${other}/cancel`, {})).json).toMatchObject({
    code: "FORBIDDEN",
  });
  await ann.send("PATCH", "/api/team/settings", { asksForApproval: false });
  const gone = idOf(await prepare(deal, { priceMinor: 50 }, inTeam));
  await api.context.db.delete(schema.members).where(eq(schema.members.userId, bob.userId));
  await dropTo(deal, 40, 199);
  await settleDeals(api);
  expect(await read(gone)).toMatchObject({
    status: "FAILED",
    problem: expect.stringContaining("no longer in the team"),
  });
});

test("one that is cancelled or has expired posts nothing; one that was released can't be cancelled", async () => {
  const deal = await seedDeal(api, { title: "Drum lessons" });
  const cancelled = idOf(await prepare(deal));
  expect((await ann.send("POST", `/api/deal-posts/${cancelled}/cancel`, {})).json).toMatchObject({
    status: "CANCELLED",
  });
  const late = idOf(await prepare(deal, { expiresAt: "2026-06-02T00:00:00Z" }));
  now = new Date("2026-06-03T00:00:00Z");
  await dropTo(deal, 100);
  await settleDeals(api);
  expect(await postsOf("Drum lessons")).toEqual([]);
  expect(await read(late)).toMatchObject({ status: "EXPIRED" });
  expect((await ann.send("POST", `/api/deal-posts/${late}/cancel`, {})).json).toMatchObject({
    code: "CANNOT_CANCEL",
  });
  const listed = (await ann.send("GET", `/api/deal-posts?bundleId=${deal}&status=EXPIRED,CANCELLED`)).json;
  expect((listed as { items: unknown[] }).items).toHaveLength(2);
});

test("a drop before the end counts, even if it is read after it", async () => {
  const deal = await seedDeal(api, { title: "Harp lessons" });
  const id = idOf(await prepare(deal, { expiresAt: "2026-06-04T00:00:00Z" }));
  await dropTo(deal, 100);
  now = new Date("2026-06-05T00:00:00Z");
  await api.context.db.update(schema.dealPosts).set({ status: "EXPIRED" }).where(eq(schema.dealPosts.id, id));
  await settleDeals(api);
  expect(await read(id)).toMatchObject({ status: "RELEASED" });
});

test("what can't go out any more is told, with its reason", async () => {
  const lost = await seedConnection(api, ann);
  const deal = await seedDeal(api, { title: "Flute lessons" });
  const id = idOf(await prepare(deal, { connectionIds: [lost] }));
  await api.context.db
    .update(schema.connections)
    .set({ removedAt: now })
    .where(eq(schema.connections.id, lost));
  await dropTo(deal, 100);
  await settleDeals(api);
  expect(await read(id)).toMatchObject({
    status: "FAILED",
    problem: "Your team has no such connection.",
    postId: null,
  });
});

test("what makes no sense is refused in words", async () => {
  const deal = await seedDeal(api);
  const over = await seedDeal(api, { status: "inactive" });
  const untold = await seedDeal(api, { priceMinor: null });
  const cases: [object, string, string][] = [
    [{ bundleId: "none" }, "NOT_FOUND", "deal"],
    [{ bundleId: over }, "INVALID_INPUT", "over"],
    [{ bundleId: untold }, "INVALID_INPUT", "not told"],
    [{ priceMinor: 599 }, "INVALID_INPUT", "$5.99 already"],
    [{ priceMinor: undefined }, "INVALID_INPUT", "priceMinor"],
    [{ priceMinor: 3.5 }, "INVALID_INPUT", "priceMinor"],
    [{ text: "{{colour}}" }, "INVALID_INPUT", "{{colour}}"],
    [{ text: " " }, "INVALID_INPUT", "text"],
    [{ text: "a".repeat(3001) }, "CONTENT_REFUSED", ""],
    [{ connectionIds: [] }, "INVALID_INPUT", "connectionIds"],
    [{ connectionIds: [crypto.randomUUID()] }, "CONNECTION_NOT_FOUND", ""],
    [{ expiresAt: "2020-01-01T00:00:00Z" }, "TIME_IN_PAST", "over"],
    [{ expiresAt: "2036-01-01T00:00:00Z" }, "INVALID_INPUT", "year"],
  ];
  for (const [body, code, word] of cases) {
    const { json } = await prepare(deal, body);
    expect(json, JSON.stringify(body).slice(0, 80)).toMatchObject({ code });
    expect((json as { detail: string }).detail).toContain(word);
  }
});
