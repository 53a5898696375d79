import { schema } from "@planrrr/database";
import { createTestDatabase, type TestDatabase } from "@planrrr/database/testing";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, inject, test } from "vitest";
import { createBrowser, createTestAuth, person } from "../testing/auth-client.ts";

const origin = "http://localhost:3000";
let database: TestDatabase;
beforeAll(async () => {
  database = await createTestDatabase(inject("postgresUrl"));
});
afterAll(() => database.close());

async function newcomer() {
  const browser = createBrowser(createTestAuth(database), origin);
  const who = person(`ann-${crypto.randomUUID()}`);
  const response = await browser.send("POST", "/sign-up/email", who);
  const { user } = (await response.json()) as { user: { id: string } };
  return {
    userId: user.id,
    teamId: `personal-${user.id}`,
    leave: (password = who.password) => browser.send("POST", "/delete-user", { password }),
  };
}

const countTeams = async (id: string) =>
  (await database.db.select().from(schema.teams).where(eq(schema.teams.id, id))).length;

async function addMember(teamId: string, userId: string, role: string): Promise<void> {
  await database.db
    .insert(schema.members)
    .values({ id: crypto.randomUUID(), organizationId: teamId, userId, role });
}

test("an account goes with the teams that are its own alone, and only for its password", async () => {
  const ann = await newcomer();
  expect((await ann.leave("not my password")).status).toBe(400);
  expect(await countTeams(ann.teamId)).toBe(1);
  expect((await ann.leave()).status).toBe(200);
  expect(await countTeams(ann.teamId)).toBe(0);
  expect(await database.db.select().from(schema.users).where(eq(schema.users.id, ann.userId))).toEqual([]);
});

test("nobody leaves others without an owner; with another owner the team stays", async () => {
  const [ann, ben] = [await newcomer(), await newcomer()];
  await addMember(ann.teamId, ben.userId, "member");
  const refused = await ann.leave();
  expect(refused.status).toBe(409);
  expect(await refused.json()).toMatchObject({ code: "LAST_OWNER" });
  await database.db
    .update(schema.members)
    .set({ role: "owner" })
    .where(eq(schema.members.userId, ben.userId));
  expect((await ann.leave()).status).toBe(200);
  expect(await countTeams(ann.teamId)).toBe(1);
});

test("a post that is going out keeps its team until it is over", async () => {
  const ann = await newcomer();
  const { connections, posts, publications } = schema;
  const ids = { teamId: ann.teamId, connectionId: crypto.randomUUID(), postId: crypto.randomUUID() };
  await database.db.insert(connections).values({
    id: ids.connectionId,
    teamId: ids.teamId,
    network: "mastodon",
    service: "https://mastodon.test",
    accountId: "1",
    handle: "@ann",
    displayName: "Ann",
  });
  await database.db
    .insert(posts)
    .values({ id: ids.postId, teamId: ids.teamId, content: {}, status: "PUBLISHING" });
  await database.db.insert(publications).values({
    id: crypto.randomUUID(),
    teamId: ids.teamId,
    postId: ids.postId,
    connectionId: ids.connectionId,
    network: "mastodon",
    status: "PUBLISHING",
    content: {},
  });
  expect(await (await ann.leave()).json()).toMatchObject({ code: "POST_GOING_OUT" });
  await database.db
    .update(publications)
    .set({ status: "PUBLISHED" })
    .where(eq(publications.postId, ids.postId));
  expect((await ann.leave()).status).toBe(200);
  expect(await countTeams(ann.teamId)).toBe(0);
});
