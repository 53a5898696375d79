import { randomUUID } from "node:crypto";
import { type Database, schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import type { Actor } from "../context.ts";
import { createScene, postInput, seedConnection } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { createPost } from "./create-post.ts";
import { duplicatePost } from "./duplicate-post.ts";
import { getPost } from "./get-post.ts";
import { validatePost } from "./validate-post.ts";

const database = useTestDatabase();
const scene = () => createScene(database.current.db);

async function seedMedia(db: Database, { teamId }: Actor): Promise<string> {
  const id = randomUUID();
  const file = { kind: "image", mimeType: "image/png", bytes: 1, sha256: "x", storageKey: id, alt: "A dot" };
  await db.insert(schema.media).values({ id, teamId, ...file });
  return id;
}

test("writes post, publications and audit row, and hands over what is due", async () => {
  const { ctx, actor, write, queue, clock } = await scene();
  const post = await write({ text: "Now" });
  expect(post).toMatchObject({
    status: "SCHEDULED",
    text: "Now",
    version: 1,
    scheduledAt: clock.now(),
    authorId: actor.userId,
  });
  expect(post.publications).toMatchObject([{ status: "SCHEDULED", dueAt: clock.now(), attempts: 0 }]);
  expect([...queue.jobs.values()]).toMatchObject([{ postId: post.id, at: clock.now() }]);
  const audit = await ctx.db.select().from(schema.auditLog).where(eq(schema.auditLog.subjectId, post.id));
  expect(audit).toMatchObject([
    { action: "post.created", subjectType: "post", actorId: actor.userId, teamId: actor.teamId },
  ]);
});

test("the same id makes one post, one after the other or all at once", async () => {
  const { ctx, actor, connectionId, queue } = await scene();
  const input = { ...postInput({ connectionIds: [connectionId] }), id: ctx.newId() };
  const all = await Promise.all(Array.from({ length: 8 }, () => createPost(ctx, actor, input)));
  expect(await createPost(ctx, actor, input)).toEqual(all[0]);
  expect(new Set(all.flatMap(({ publications }) => publications.map(({ id }) => id))).size).toBe(1);
  expect(queue.jobs.size).toBe(1);
});

test("another team's post id is not an answer", async () => {
  const { write } = await scene();
  const { ctx, actor, connectionId } = await scene();
  const input = { ...postInput({ connectionIds: [connectionId] }), id: (await write()).id };
  await expect(createPost(ctx, actor, input)).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("a draft has no publications and no wake-up, and may be longer than a network takes", async () => {
  const { write, queue } = await scene();
  const post = await write({ draft: true, text: "x".repeat(500) });
  expect(post).toMatchObject({ status: "DRAFT", publications: [], scheduledAt: null });
  expect(queue.jobs.size).toBe(0);
});

test("a text over the network's limit is refused with the counts, for the connection it is too long on", async () => {
  const { ctx, actor, write, connectionId } = await scene();
  const other = await seedConnection(ctx, actor, { network: "bluesky" });
  const perConnection = { [other]: { text: "short" } };
  const writing = write({ text: "x".repeat(301), connectionIds: [connectionId, other], perConnection });
  await expect(writing).rejects.toMatchObject({
    code: "CONTENT_REFUSED",
    details: {
      connections: [
        { connectionId, network: "mastodon", problems: [{ code: "TEXT_TOO_LONG", limit: 300, actual: 301 }] },
      ],
    },
  });
  expect(await ctx.db.select().from(schema.posts).where(eq(schema.posts.teamId, actor.teamId))).toEqual([]);
});

test("connections and files of another team don't exist", async () => {
  const stranger = await scene();
  const { ctx, actor, write } = await scene();
  const foreignFile = await seedMedia(ctx.db, stranger.actor);
  await expect(write({ connectionIds: [stranger.connectionId] })).rejects.toMatchObject({
    code: "CONNECTION_NOT_FOUND",
  });
  await expect(write({ mediaIds: [foreignFile] })).rejects.toMatchObject({
    code: "MEDIA_NOT_FOUND",
    details: { mediaId: foreignFile },
  });
  const ownFile = await seedMedia(ctx.db, actor);
  expect((await write({ mediaIds: [ownFile] })).mediaIds).toEqual([ownFile]);
});

test("a post that goes out needs somewhere to go", async () => {
  const { ctx, actor, connectionId } = await scene();
  const input = { ...postInput({ connectionIds: [connectionId] }), connectionIds: [] };
  await expect(createPost(ctx, actor, input)).rejects.toMatchObject({ code: "INVALID_INPUT" });
});

test("a time in the summer-time gap is moved, told and kept", async () => {
  const { ctx, actor, write, clock } = await scene();
  clock.set(new Date("2026-03-01T00:00:00Z"));
  const schedule = { localTime: "2026-03-29T02:30", timeZone: "Europe/Berlin" };
  const post = await write({ schedule });
  expect(post.scheduledAt).toEqual(new Date("2026-03-29T01:30:00Z"));
  expect(post.notices).toHaveLength(1);
  const again = await getPost(ctx, actor, { id: post.id });
  expect(again.schedule).toEqual({
    ...schedule,
    actualLocalTime: "2026-03-29T03:30",
    adjustment: "moved-out-of-gap",
  });
});

test("a past time is refused", async () => {
  const { write } = await scene();
  await expect(write({ scheduledAt: "2020-01-01T00:00:00Z" })).rejects.toMatchObject({
    code: "TIME_IN_PAST",
  });
});

test("what goes out on a connection is the post with that connection's changes", async () => {
  const { ctx, actor, write, connectionId, row } = await scene();
  const other = await seedConnection(ctx, actor, { identifier: "other" });
  const link = { url: "https://example.com/" };
  const perConnection = { [other]: { text: "There", link: null, visibility: "unlisted" as const } };
  const post = await write({
    text: "Here",
    link,
    language: "de",
    connectionIds: [connectionId, other, other],
    perConnection,
  });
  const contents = await Promise.all(post.publications.map(async ({ id }) => (await row(id)).content));
  expect(contents).toEqual([
    { text: "Here", media: [], link, language: "de" },
    { text: "There", media: [], language: "de", visibility: "unlisted" },
  ]);
});

test("text that PostgreSQL can't hold is mended, not answered with an error of ours", async () => {
  const { write } = await scene();
  expect((await write({ text: "a\0b \ud83d" })).text).toBe("ab \ufffd");
});

test("validating saves nothing and says what would be refused", async () => {
  const { ctx, actor, connectionId } = await scene();
  const input = postInput({ connectionIds: [connectionId], text: "x".repeat(301) });
  expect(await validatePost(ctx, actor, input)).toMatchObject({
    valid: false,
    connections: [
      {
        connectionId,
        problems: [{ code: "TEXT_TOO_LONG" }],
        counts: [{ unit: "characters", count: 301, limit: 300 }],
        price: null,
        parts: [],
      },
    ],
  });
  expect(await validatePost(ctx, actor, { ...input, text: "fine" })).toMatchObject({ valid: true });
  expect(await ctx.db.select().from(schema.posts).where(eq(schema.posts.teamId, actor.teamId))).toEqual([]);
});

test("a copy is a draft without a time, and the same copy when it is asked for again", async () => {
  const { ctx, actor, write } = await scene();
  const { id } = await write({ text: "Once", language: "en" });
  const copyId = ctx.newId();
  const copies = await Promise.all([1, 2].map(() => duplicatePost(ctx, actor, { id, copyId })));
  expect(copies[0]).toEqual(copies[1]);
  expect(copies[0]).toMatchObject({
    id: copyId,
    status: "DRAFT",
    text: "Once",
    language: "en",
    scheduledAt: null,
    publications: [],
  });
  const stranger = await scene();
  await expect(duplicatePost(ctx, stranger.actor, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
