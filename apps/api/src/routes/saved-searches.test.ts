import { type DealAlert, SavedSearch } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { followDeals } from "../deals/follow-deals.ts";
import { mailAlerts } from "../deals/mail-alerts.ts";
import { idOf, type Person, signUp } from "../testing/person.ts";
import { seedDeal, seedRun } from "../testing/seed.ts";
import { startMailServer } from "../testing/start-mail-server.ts";
import { settleDeals } from "../testing/settle-deals.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
let mail: Awaited<ReturnType<typeof startMailServer>>;
let ann: Person;
beforeAll(async () => {
  mail = await startMailServer();
  api = await startTestApi({ mail: { smtpUrl: mail.url, from: "planrrr <hello@planrrr.test>" } });
  ann = await signUp(api);
  await settleDeals(api);
});
afterAll(async () => {
  await api.close();
  mail.close();
});

const save = (person: Person, body: object) => person.send("POST", "/api/saved-searches", body);
const change = (bundleId: string, field: string, before: unknown, after: unknown) => ({
  bundleId,
  field,
  before,
  after,
});
async function alertsOf(person: Person, query = ""): Promise<DealAlert[]> {
  await settleDeals(api);
  const { json } = await person.send("GET", `/api/deal-alerts${query}`);
  return (json as { items: DealAlert[] }).items;
}

test("a search is saved, renamed and deleted by whoever saved it, and by nobody else", async () => {
  const bea = await signUp(api, "bea");
  const made = await save(bea, { name: " Music ", query: { q: "music", audience: "student,family" } });
  expect(made.status).toBe(201);
  expect(SavedSearch.omit({ createdAt: true }).parse(made.json)).toMatchObject({
    name: "Music",
    query: { q: "music", audience: ["student", "family"] },
    bundleId: null,
    byMail: true,
    unread: 0,
  });
  const address = `/api/saved-searches/${idOf(made)}`;
  const renamed = await bea.send("PATCH", address, { name: "Songs", byMail: false });
  expect(renamed.json).toMatchObject({ name: "Songs", byMail: false, query: { q: "music" } });
  for (const [method, body] of [["GET"], ["PATCH", { name: "Mine" }], ["DELETE"]] as const)
    expect((await ann.send(method, address, body)).status).toBe(404);
  expect((await bea.send("DELETE", address)).status).toBe(204);
  expect((await bea.send("GET", "/api/saved-searches")).json).toEqual({ items: [] });
});

test("not even by a colleague of the same team", async () => {
  const cas = await signUp(api, "cas");
  const role = { role: "admin", createdAt: new Date() };
  await api.context.db
    .insert(schema.members)
    .values({ id: crypto.randomUUID(), organizationId: ann.teamId, userId: cas.userId, ...role });
  const id = idOf(await save(ann, { name: "Own", query: {} }));
  const inTeam = { "x-team-id": ann.teamId };
  expect((await cas.send("GET", `/api/saved-searches/${id}`, undefined, inTeam)).status).toBe(404);
  expect((await cas.send("GET", "/api/saved-searches", undefined, inTeam)).json).toEqual({ items: [] });
  await ann.send("DELETE", `/api/saved-searches/${id}`);
});

test.each([
  ["neither query nor deal", { name: "x" }, "query"],
  ["both", { name: "x", query: {}, bundleId: "b" }, "query"],
  ["no name", { name: "  ", query: {} }, "name"],
  ["an unknown filter", { name: "x", query: { colour: "red" } }, "query"],
  ["a price without currency", { name: "x", query: { maxPrice: 100 } }, "currency"],
  ["10 kB of words", { name: "x", query: { q: "a".repeat(10_000) } }, "q"],
  ["what is nobody's field", { name: "x", query: {}, teamId: "t" }, "teamId"],
])("%s is refused in words, and nothing is saved", async (_what, body, word) => {
  const answer = await save(ann, body);
  expect(answer).toMatchObject({ status: 400, json: { code: "INVALID_INPUT" } });
  expect((answer.json as { detail: string }).detail).toContain(word);
  expect((await ann.send("GET", "/api/saved-searches")).json).toEqual({ items: [] });
});

test("a deal that is not there can't be watched", async () => {
  expect((await save(ann, { name: "x", bundleId: "none" })).json).toMatchObject({ code: "NOT_FOUND" });
});

test("fifty are enough, however many come at once", async () => {
  const dan = await signUp(api, "dan");
  const { savedSearches } = schema;
  await api.context.db.insert(savedSearches).values(
    Array.from({ length: 48 }, (_, nth) => ({
      id: api.context.newId(),
      teamId: dan.teamId,
      userId: dan.userId,
      name: `Search ${nth}`,
      query: {},
      byMail: false,
      createdAt: new Date(),
    })),
  );
  const answers = await Promise.all(
    Array.from({ length: 6 }, () => save(dan, { name: "More", query: {}, byMail: false })),
  );
  expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([
    201, 201, 409, 409, 409, 409,
  ]);
  expect(answers.find(({ status }) => status === 409)?.json).toMatchObject({ code: "TOO_MANY" });
});

test("what appears, gets cheaper or comes into the range is told once for each run; the rest is not", async () => {
  const eva = await signUp(api, "eva");
  const query = { q: "yoga", currency: ["USD"], maxPrice: 500 };
  const id = idOf(await save(eva, { name: "Yoga", query, byMail: false }));
  const cheap = await seedDeal(api, { title: "Yoga at home", priceMinor: 450 });
  const dear = await seedDeal(api, { title: "Yoga abroad", priceMinor: 900 });
  const other = await seedDeal(api, { title: "Boxing", priceMinor: 100 });
  const appear = (bundleId: string) => change(bundleId, "status", null, "active");
  await seedRun(api, [appear(cheap), appear(dear), appear(other)]);
  const first = await alertsOf(eva);
  expect(first.map(({ bundleId, kind, words }) => [bundleId, kind, words])).toEqual([
    [cheap, "appeared", "New: $4.50 a month"],
  ]);
  await seedRun(api, [change(cheap, "priceMinor", 450, 399), change(dear, "priceMinor", 900, 500)]);
  await seedRun(api, [change(cheap, "priceMinor", 399, 420), change(cheap, "title", "Yoga", "Yoga at home")]);
  await Promise.all([followDeals(api.context), followDeals(api.context)]);
  await settleDeals(api);
  const words = (await alertsOf(eva)).map(({ words }) => words).toSorted();
  expect(words).toEqual([
    "Fell from $4.50 to $3.99 a month",
    "Fell from $9.00 to $5.00 a month",
    "New: $4.50 a month",
  ]);
  const [newest] = await alertsOf(eva, "?limit=1");
  expect((await eva.send("GET", `/api/saved-searches/${id}`)).json).toMatchObject({ unread: 3 });
  expect((await eva.send("POST", "/api/deal-alerts/read", { upTo: newest?.id })).json).toEqual({ read: 3 });
  expect(await alertsOf(eva, "?unread=true")).toEqual([]);
  expect(await alertsOf(ann, `?savedSearchId=${id}`)).toEqual([]);
});

test("a watched deal tells whatever changes of it", async () => {
  const fay = await signUp(api, "fay");
  const deal = await seedDeal(api, { title: "Chess" });
  expect((await save(fay, { name: "Chess", bundleId: deal, byMail: false })).status).toBe(201);
  await seedRun(api, [change(deal, "priceMinor", 599, 799)]);
  await seedRun(api, [change(deal, "eligibility", null, "Students")]);
  await seedRun(api, [change(deal, "status", "active", "inactive")]);
  expect((await alertsOf(fay)).map(({ kind }) => kind)).toEqual(["ended", "changed", "price-rose"]);
});

test("what a run had changed before somebody asked to hear of it is no news to them", async () => {
  const ida = await signUp(api, "ida");
  const deal = await seedDeal(api, { title: "Bridge" });
  await seedRun(api, [change(deal, "priceMinor", 799, 599)]);
  await save(ida, { name: "Bridge", bundleId: deal, byMail: false });
  expect(await alertsOf(ida)).toEqual([]);
});

test("who has left the team is told nothing", async () => {
  const gil = await signUp(api, "gil");
  await save(gil, { name: "All", query: {} });
  await api.context.db.delete(schema.members).where(eq(schema.members.userId, gil.userId));
  const deal = await seedDeal(api);
  await seedRun(api, [change(deal, "status", null, "active")]);
  await settleDeals(api);
  const { dealAlerts, savedSearches } = schema;
  const told = await api.context.db
    .select()
    .from(dealAlerts)
    .innerJoin(savedSearches, eq(savedSearches.id, dealAlerts.savedSearchId))
    .where(eq(savedSearches.userId, gil.userId));
  expect(told).toEqual([]);
});

test("a round of mail is one mail for each search, and none is mailed twice, whoever mails at the same time", async () => {
  const hal = await signUp(api, "hal");
  await save(hal, { name: "Tea\r\nBcc: evil@example", query: { q: "tea" } });
  await save(hal, { name: "Quiet", query: { q: "tea" }, byMail: false });
  const deals = [await seedDeal(api, { title: "Green tea" }), await seedDeal(api, { title: "Black tea" })];
  await seedRun(
    api,
    deals.map((id) => change(id, "status", null, "active")),
  );
  await settleDeals(api);
  await Promise.all([mailAlerts(api.context), mailAlerts(api.context), mailAlerts(api.context)]);
  await mailAlerts(api.context);
  const text = mail.received().replaceAll("=\r\n", "");
  expect(text.split("Green tea from Spotify")).toHaveLength(2);
  expect(text.split("Black tea from Spotify")).toHaveLength(2);
  expect(text).not.toMatch(/^Bcc/m);
  expect(text).toContain("/watching");
});
