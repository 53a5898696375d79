import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createScene, fail, runAttempt, seedConnection } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { listCalendar } from "./list-calendar.ts";
import { listPosts } from "./list-posts.ts";

const database = useTestDatabase();
const scene = () => createScene(database.current.db);
const day = (n: number) => `2026-07-${String(n).padStart(2, "0")}T09:00:00Z`;

test.each([
  ["spring", ["Spring sale"]],
  ["SALE", ["Summer sale", "Spring sale"]],
  ["sal", ["Summer sale", "Spring sale"]],
  ["spring summer", []],
  ["straße", ["Neue Straße"]],
  ["開店", ["本日開店です"]],
  ["🎂", ["🎂"]],
  ["only-there", ["with a version"]],
  ["%", []],
  ["'); drop table posts; --", []],
  ["\0 \ud800", []],
])("searching for %j", async (search, texts) => {
  const { ctx, actor, connectionId, write } = await scene();
  await (await scene()).write({ text: "Spring sale of another team" });
  for (const text of ["Spring sale", "Summer sale", "Neue Straße", "本日開店です", "🎂"])
    await write({ text, draft: true });
  const perConnection = { [connectionId]: { text: "only-there" } };
  await write({ text: "with a version", perConnection, draft: true });
  const { items } = await listPosts(ctx, actor, { limit: 10, search });
  expect(items.map(({ text }) => text)).toEqual(texts);
});

test("by connection, author and status, drafts included", async () => {
  const { ctx, actor, connectionId, write } = await scene();
  const other = await seedConnection(ctx, actor, { identifier: "other" });
  const [here, there] = [await write({ draft: true }), await write({ connectionIds: [other, connectionId] })];
  const ids = async (input: object) =>
    (await listPosts(ctx, actor, { limit: 10, ...input })).items.map(({ id }) => id);
  expect(await ids({ connectionId })).toEqual([there.id, here.id]);
  expect(await ids({ connectionId: other })).toEqual([there.id]);
  expect(await ids({ authorId: actor.userId })).toHaveLength(2);
  expect(await ids({ authorId: "somebody" })).toEqual([]);
  expect(await ids({ status: ["DRAFT", "SCHEDULED"] })).toHaveLength(2);
  expect(await ids({ status: ["DRAFT"] })).toEqual([here.id]);
});

test("what needs a person: failed, unconfirmed, or an account that has to be connected again", async () => {
  const { ctx, actor, write, mastodon } = await scene();
  const [failed, waiting] = [await write(), await write({ scheduledAt: day(1) })];
  mastodon.next("commit", fail("refused"));
  await runAttempt(ctx, failed.publications[0]?.id ?? "");
  const needing = async () => (await listPosts(ctx, actor, { limit: 10, needsAttention: true })).items;
  expect((await needing()).map(({ id }) => id)).toEqual([failed.id]);
  await ctx.db
    .update(schema.publications)
    .set({ waitingFor: "reconnect" })
    .where(eq(schema.publications.postId, waiting.id));
  expect((await needing()).map(({ id }) => id)).toEqual([waiting.id, failed.id]);
});

test("a span of time, by time, page by page, its end not included", async () => {
  const { ctx, actor, write } = await scene();
  const posts = [];
  for (const n of [3, 1, 2, 2, 4]) posts.push(await write({ scheduledAt: day(n), text: `day ${n}` }));
  await write({ draft: true, text: "without a time" });
  const texts: string[] = [];
  let cursor: string | undefined;
  do {
    const page = await listPosts(ctx, actor, { limit: 2, from: day(1), to: day(4), cursor });
    texts.push(...page.items.map(({ text }) => text));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  expect(texts).toEqual(["day 1", "day 2", "day 2", "day 3"]);
  await expect(listPosts(ctx, actor, { limit: 2, from: day(1), cursor: "1" })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
});

test("a month of a thousand posts in one go, as a calendar shows them", async () => {
  const { ctx, actor, connectionId, write } = await scene();
  const post = await write({ scheduledAt: day(15), text: "a".repeat(200) });
  const [row] = await ctx.db.select().from(schema.posts).where(eq(schema.posts.id, post.id));
  if (!row) throw new Error("There is no such post.");
  const at = (n: number) => new Date(Date.parse(day(1)) + n * 2_000_000);
  const more = Array.from({ length: 999 }, (_, n) => ({ ...row, id: ctx.newId(), scheduledAt: at(n) }));
  await ctx.db.insert(schema.posts).values(more);
  const input = { from: "2026-07-01T00:00:00Z", to: "2026-08-01T00:00:00Z" };
  const { items, nextCursor } = await listCalendar(ctx, actor, { ...input, limit: 1000 });
  expect(items).toHaveLength(1000);
  expect(nextCursor).toBeNull();
  expect(items.find(({ id }) => id === post.id)).toEqual({
    id: post.id,
    status: "SCHEDULED",
    excerpt: "a".repeat(140),
    scheduledAt: new Date(day(15)),
    timeZone: null,
    authorId: actor.userId,
    version: 1,
    connectionIds: [connectionId],
    hasMedia: false,
    publications: [
      {
        id: post.publications[0]?.id,
        connectionId,
        network: "mastodon",
        status: "SCHEDULED",
        waitingFor: null,
      },
    ],
  });
  const first = await listCalendar(ctx, actor, { ...input, limit: 600 });
  const second = await listCalendar(ctx, actor, { ...input, limit: 600, cursor: first.nextCursor ?? "" });
  expect([...first.items, ...second.items]).toEqual(items);
});
