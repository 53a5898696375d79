import { expect, test } from "vitest";
import { createScene, runAttempt } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { getPost, getPostForWorker } from "./get-post.ts";
import { listAttempts } from "./list-attempts.ts";
import { listPosts } from "./list-posts.ts";

const database = useTestDatabase();
const scene = () => createScene(database.current.db);

test("pages of posts, newest first, miss and repeat nothing while others are written", async () => {
  const { ctx, actor, write, clock } = await scene();
  const ids: string[] = [];
  for (let n = 0; n < 25; n += 1) {
    clock.advance(n % 3);
    ids.unshift((await write()).id);
  }
  const seen: string[] = [];
  let cursor: string | undefined;
  do {
    const [page] = await Promise.all([listPosts(ctx, actor, { limit: 4, cursor }), write(), write()]);
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor ?? undefined;
  } while (cursor);
  const old = seen.filter((id) => ids.includes(id));
  expect(old).toEqual(ids);
  expect(new Set(seen).size).toBe(seen.length);
});

test("posts of one status, of one's own team only, with their publications", async () => {
  const { ctx, actor, write } = await scene();
  await (await scene()).write();
  const [first, second] = [await write(), await write({ draft: true })];
  await runAttempt(ctx, first.publications[0]?.id ?? "");
  const published = await listPosts(ctx, actor, { limit: 10, status: ["PUBLISHED"] });
  expect(published).toMatchObject({
    items: [{ id: first.id, publications: [{ status: "PUBLISHED" }] }],
    nextCursor: null,
  });
  expect((await listPosts(ctx, actor, { limit: 10 })).items.map(({ id }) => id)).toEqual([
    second.id,
    first.id,
  ]);
  await expect(listPosts(ctx, actor, { limit: 10, cursor: "1; drop" })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
});

test("the ledger page by page, oldest first, while it grows", async () => {
  const { ctx, actor, publish, row, clock } = await scene();
  const id = await publish();
  const { postId } = await row(id);
  for (let n = 0; n < 3; n += 1) {
    await runAttempt(ctx, id, { dieAt: "armed" });
    clock.advance(ctx.settings.leaseMs);
  }
  const first = await listAttempts(ctx, actor, { id: postId, limit: 4 });
  await runAttempt(ctx, id);
  const rest = await listAttempts(ctx, actor, { id: postId, limit: 100, cursor: first.nextCursor ?? "" });
  const all = [...first.items, ...rest.items];
  expect(all.map(({ phase, outcome }) => `${phase}:${outcome}`)).toEqual([
    "arm:done",
    "claim:taken-over",
    "reconcile:not-published",
    "arm:done",
    "claim:taken-over",
    "reconcile:not-published",
    "arm:done",
    "claim:taken-over",
    "reconcile:not-published",
    "arm:done",
    "commit:published",
  ]);
  expect(all.at(-1)).toMatchObject({
    network: "mastodon",
    publicationId: id,
    fence: 4,
    evidence: { remoteId: expect.any(String) },
  });
  expect(rest.nextCursor).toBeNull();
});

test("another team sees neither post nor ledger; the worker, which has no team, sees the post", async () => {
  const { write } = await scene();
  const { id } = await write();
  const { ctx, actor } = await scene();
  await expect(getPost(ctx, actor, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(listAttempts(ctx, actor, { id, limit: 10 })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(listAttempts(ctx, actor, { id, limit: 10, cursor: "x" })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  expect((await getPostForWorker(ctx, id)).id).toBe(id);
  await expect(getPostForWorker(ctx, ctx.newId())).rejects.toMatchObject({ code: "NOT_FOUND" });
});
