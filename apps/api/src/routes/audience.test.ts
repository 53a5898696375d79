import { AudienceGrowth, AudienceMilestone, AudienceOverview } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { z } from "zod";
import { type Person, signUp } from "../testing/person.ts";
import { seedConnection } from "../testing/seed.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
let ann: Person;
let connectionId: string;
beforeAll(async () => {
  api = await startTestApi();
  ann = await signUp(api);
  connectionId = await seedAccount(ann);
  const now = api.context.now().getTime();
  const counted = [
    [3_600_000, 990],
    [0, 1_004],
  ] as const;
  for (const [age, followers] of counted) {
    const takenAt = new Date(now - age);
    await api.context.db.insert(schema.audienceSnapshots).values({ connectionId, takenAt, followers });
  }
  const state = {
    connectionId,
    followers: 1_004,
    countedAt: new Date(now),
    nextAt: new Date(now + 3_600_000),
  };
  await api.context.db
    .insert(schema.audienceStates)
    .values(state)
    .onConflictDoUpdate({ target: schema.audienceStates.connectionId, set: state });
  await api.context.db.insert(schema.audienceMilestones).values({
    id: api.context.newId(),
    teamId: ann.teamId,
    connectionId,
    followers: 1_000,
    reachedAt: new Date(now),
  });
});
afterAll(() => api.close());

/** On X, since it tells its followers; nothing answers behind it. */
async function seedAccount(owner: Person): Promise<string> {
  const id = await seedConnection(api, owner);
  const credentials = api.context.publishing.vault.seal(id, {
    accessToken: "a",
    refreshToken: "b",
    expiresAt: 0,
  });
  await api.context.db
    .update(schema.connections)
    .set({ network: "x", credentials })
    .where(eq(schema.connections.id, id));
  return id;
}

/** JSON has no dates: what the contract calls one comes as text. */
const asSent = (json: unknown) =>
  JSON.parse(JSON.stringify(json), (_key, value: unknown) =>
    typeof value === "string" && /^\d{4}-\d\d-\d\dT/.test(value) ? new Date(value) : value,
  ) as unknown;

test("who follows, how it grew and what was reached, as the contract says", async () => {
  const overview = AudienceOverview.parse(asSent((await ann.send("GET", "/api/analytics/audience")).json));
  expect(overview.items).toMatchObject([{ connectionId, followers: 1_004, nextMilestone: 2_500 }]);
  expect(overview.together).toEqual({ followers: 1_004, accounts: 1, leftOut: [] });
  const growth = await ann.send("GET", `/api/analytics/audience/${connectionId}?days=7`);
  expect(AudienceGrowth.parse(asSent(growth.json)).points.map(({ followers }) => followers)).toEqual([
    990, 1_004,
  ]);
  const milestones = await ann.send("GET", "/api/analytics/audience/milestones");
  const { items } = z.object({ items: z.array(AudienceMilestone) }).parse(asSent(milestones.json));
  expect(items).toMatchObject([{ followers: 1_000, network: "x" }]);
});

test("a new milestone is told to open browsers", async () => {
  const live = await api.context.db.select().from(schema.liveEvents);
  const { data } = live.find(({ type }) => type === "audience.milestone") ?? {};
  expect(data).toMatchObject({ connectionId, followers: 1_000 });
});

test.each(["?days=0", "?days=2000", "?days=soon"])("days as %s are refused", async (query) => {
  const answer = await ann.send("GET", `/api/analytics/audience/${connectionId}${query}`);
  expect(answer.status).toBe(400);
});

test("of an account that does not answer the failure is shown, and no number", async () => {
  const bea = await signUp(api, "bea");
  const silent = await seedAccount(bea);
  const counted = await bea.send("POST", `/api/analytics/audience/${silent}/count`, {});
  const [account] = AudienceOverview.parse(asSent(counted.json)).items;
  expect(account).toMatchObject({ followers: null, failure: { kind: "upstream", count: 1 } });
  const again = await bea.send("POST", `/api/analytics/audience/${silent}/count`, {});
  expect(again.status).toBe(429);
  expect(Number(again.headers.get("retry-after"))).toBeGreaterThan(0);
});
