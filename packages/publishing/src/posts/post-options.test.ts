import type { NetworkOptions } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { createScene, postInput } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { createPost } from "./create-post.ts";
import { duplicatePost } from "./duplicate-post.ts";
import { getPost } from "./get-post.ts";
import { updatePost } from "./update-post.ts";
import { validatePost } from "./validate-post.ts";

const database = useTestDatabase();
const x: NetworkOptions["x"] = { replySettings: "following" };
const youtube: NetworkOptions["youtube"] = { title: "A title", tags: ["one"], privacy: "unlisted" };

/** A team with an account on X. */
async function sceneOnX() {
  const scene = await createScene(database.current.db);
  const id = scene.ctx.newId();
  const account = { accountId: id, handle: "@ann", displayName: "Ann", service: "https://api.x.example" };
  const row = { id, teamId: scene.actor.teamId, network: "x", ...account };
  await scene.ctx.db.insert(schema.connections).values(row);
  return { ...scene, onX: id };
}

test("each connection is given the options of its own network, and its own in place of the post's", async () => {
  const { ctx, actor, connectionId, onX } = await sceneOnX();
  const { db } = ctx;
  const input = postInput({ connectionIds: [connectionId, onX], options: { x, youtube } });
  const post = await createPost(ctx, actor, input);
  expect(post).toMatchObject({ options: { x, youtube }, perConnection: {} });
  const { publications } = schema;
  const given = async () => {
    const rows = await db.select().from(publications).where(eq(publications.postId, post.id));
    return Object.fromEntries(rows.map((row) => [row.network, row.content["options"]]));
  };
  expect(await given()).toEqual({ mastodon: undefined, x: { x } });
  const perConnection = { [onX]: { options: { x: { madeWithAi: true } } } };
  expect(await updatePost(ctx, actor, { id: post.id, perConnection })).toMatchObject({ perConnection });
  expect(await given()).toEqual({ mastodon: undefined, x: { x: { madeWithAi: true } } });
});

test("options stay through a change of something else and a copy, and go when they are told to", async () => {
  const { ctx, actor, write } = await sceneOnX();
  const { id } = await write({ options: { youtube } });
  expect(await updatePost(ctx, actor, { id, text: "Other words" })).toMatchObject({ options: { youtube } });
  expect(await duplicatePost(ctx, actor, { id })).toMatchObject({ options: { youtube } });
  expect(await updatePost(ctx, actor, { id, options: null })).toMatchObject({ options: null });
});

test("each part of a thread on X costs what its words cost", async () => {
  const { ctx, actor, onX } = await sceneOnX();
  const input = postInput({ connectionIds: [onX], thread: ["see https://example.com", "bye"] });
  expect((await validatePost(ctx, actor, input)).connections[0]?.price).toEqual({
    amount: 0.23,
    currency: "USD",
    reason: "3 posts. X charges 0.20 USD for a post with a link.",
  });
});

test("a post from before there were options has none", async () => {
  const { ctx, actor, write } = await sceneOnX();
  const { id } = await write();
  const content = { text: "Old", connectionIds: [], mediaIds: [], link: null, perConnection: {} };
  await ctx.db.update(schema.posts).set({ content }).where(eq(schema.posts.id, id));
  expect(await getPost(ctx, actor, { id })).toMatchObject({ text: "Old", options: null });
});

test("what a network refuses in its options is said before saving", async () => {
  const { ctx, actor } = await sceneOnX();
  const id = ctx.newId();
  const account = { accountId: id, handle: "@tv", displayName: "TV", service: "https://youtube.example" };
  await ctx.db
    .insert(schema.connections)
    .values({ id, teamId: actor.teamId, network: "youtube", ...account });
  const options = { youtube: { tags: ["<b>"], categoryId: "games" } };
  const { valid, connections } = await validatePost(ctx, actor, postInput({ connectionIds: [id], options }));
  expect(valid).toBe(false);
  expect(connections[0]?.problems.map(({ code, field }) => [code, field])).toEqual(
    expect.arrayContaining([
      ["TAG_INVALID", "options"],
      ["CATEGORY_INVALID", "options"],
    ]),
  );
});
