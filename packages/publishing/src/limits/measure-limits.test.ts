import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { claimPublications } from "../publications/claim-publications.ts";
import { createScene, seedConnection } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { measureLimits } from "./measure-limits.ts";
import { noteAnswers } from "./note-answers.ts";

const database = useTestDatabase();
const MINUTE_MS = 60_000;

async function scene() {
  const { db } = database.current;
  for (const table of [schema.breakers, schema.networkUsage, schema.publications, schema.connections])
    await db.delete(table);
  const made = await createScene(db);
  const service = "https://mastodon.example";
  const measure = async () => {
    const found = (await measureLimits(made.ctx)).find(({ network }) => network === "mastodon");
    if (!found) throw new Error("Nothing is known of Mastodon.");
    return found;
  };
  const account = async (identifier: string) => ({
    id: await seedConnection(made.ctx, made.actor, { identifier }),
    network: "mastodon",
    service,
  });
  const inMinutes = (minutes: number) => made.ctx.now().getTime() + minutes * MINUTE_MS;
  return { ...made, service, measure, account, inMinutes };
}

test("at rest every network is told, with zeros and its own limit", async () => {
  const { ctx } = await scene();
  const measures = await measureLimits(ctx);
  expect(measures.map(({ network }) => network).toSorted()).toEqual(Object.keys(ctx.networks).toSorted());
  expect(measures.find(({ network }) => network === "youtube")).toEqual({
    network: "youtube",
    openServers: 0,
    openAccounts: 0,
    atOnce: ctx.networks.youtube.atOnce,
    sending: 0,
    waiting: 0,
    deadLetters: { failed: 0, unconfirmed: 0, reconnect: 0 },
    appBudgets: [],
    accountBudgets: { "used-up": 0, low: 0, well: 0 },
  });
});

test("accounts are counted by the tightest of their limits, an app's are told each, until they are full again", async () => {
  const { ctx, clock, measure, account, inMinutes } = await scene();
  const [ann, bo, cy] = [await account("ann"), await account("bo"), await account("cy")];
  const note = (name: string, remaining: number, resetAt = inMinutes(15)) =>
    ({ scope: "connection", name, limit: 100, remaining, resetAt }) as const;
  const app = (name: string, remaining: number) =>
    ({ scope: "app", name, limit: 100, remaining, resetAt: inMinutes(60) }) as const;
  await noteAnswers(
    ctx.db,
    [
      { connection: ann, away: false, usage: [note("posts", 80), note("reads", 0), app("calls", 12)] },
      { connection: bo, away: false, usage: [note("posts", 24), app("uploads", 7)] },
      { connection: cy, away: false, usage: [note("posts", 25)] },
      {
        connection: { ...cy, service: "https://other.example" },
        away: false,
        usage: [app("calls", 90)],
      },
    ],
    ctx.now(),
  );
  const told = await measure();
  expect(told.accountBudgets).toEqual({ "used-up": 1, low: 1, well: 1 });
  const resetAt = new Date(inMinutes(60));
  expect(told.appBudgets).toEqual([
    { name: "calls", limit: 100, remaining: 12, resetAt },
    { name: "uploads", limit: 100, remaining: 7, resetAt },
  ]);
  clock.advance(15 * MINUTE_MS);
  expect((await measure()).accountBudgets).toEqual({ "used-up": 0, low: 0, well: 0 });
  clock.advance(45 * MINUTE_MS);
  expect((await measure()).appBudgets).toEqual([]);
});

test("what is sent, what stands in line, what waits for a person, and servers that are away", async () => {
  const { ctx, publish, measure, connectionId, service, inMinutes } = await scene();
  const ids: string[] = [];
  for (let n = 0; n < 6; n += 1) ids.push(await publish());
  await publish({ scheduledAt: new Date(inMinutes(60)).toISOString() });
  const [sent, failed, unsure, stranded] = ids;
  await claimPublications(ctx, { workerId: "worker", publicationIds: [sent ?? ""] });
  const { publications } = schema;
  const change = (id: string | undefined, to: Partial<typeof publications.$inferInsert>) =>
    ctx.db
      .update(publications)
      .set(to)
      .where(eq(publications.id, id ?? ""));
  await change(failed, { status: "FAILED", nextAttemptAt: null });
  await change(unsure, { status: "UNCONFIRMED", nextAttemptAt: null });
  await change(stranded, { waitingFor: "reconnect", nextAttemptAt: null });
  const away = { connection: { id: connectionId, network: "mastodon", service }, away: true, usage: [] };
  for (let n = 0; n < 5; n += 1) await noteAnswers(ctx.db, [away], ctx.now());
  expect(await measure()).toMatchObject({
    sending: 1,
    waiting: 2,
    deadLetters: { failed: 1, unconfirmed: 1, reconnect: 1 },
    openServers: 1,
    openAccounts: 1,
  });
});
