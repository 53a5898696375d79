import { expect, test } from "vitest";
import { createScene, fail, runAttempt, seedConnection } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { listPublications } from "./list-publications.ts";
import { retryAll } from "./retry-all.ts";

const database = useTestDatabase();

async function scene() {
  const made = await createScene(database.current.db);
  const failing = async (connectionIds: string[] = [made.connectionId], text = "Hello") => {
    const post = await made.write({ connectionIds, text });
    for (const { id, network } of post.publications) {
      const fake = network === "mastodon" ? made.mastodon : made.bluesky;
      fake.next("commit", fail("refused"));
      expect(await runAttempt(made.ctx, id)).toBe("FAILED");
    }
    return post;
  };
  return { ...made, failing };
}

test("what did not go out, with what it was about, page by page", async () => {
  const { ctx, actor, failing, write } = await scene();
  await (await scene()).failing();
  await write();
  const posts = [await failing(), await failing(undefined, "b".repeat(200))];
  const status = ["FAILED" as const, "UNCONFIRMED" as const];
  const first = await listPublications(ctx, actor, { limit: 1, status });
  expect(first.items).toMatchObject([
    {
      postId: posts[1]?.id,
      status: "FAILED",
      handle: "@account",
      excerpt: "b".repeat(140),
      error: { code: "FAKE_REFUSED" },
    },
  ]);
  const rest = await listPublications(ctx, actor, {
    limit: 10,
    status,
    cursor: first.nextCursor ?? "",
  });
  expect(rest).toMatchObject({ items: [{ postId: posts[0]?.id }], nextCursor: null });
  expect((await listPublications(ctx, actor, { limit: 10 })).items).toHaveLength(3);
});

test("what needs somebody stands in the order in which we stopped trying, not in that of its making", async () => {
  const { ctx, actor, clock, failing, mastodon } = await scene();
  const posts = [await failing(), await failing(), await failing()];
  const [first, second, third] = posts.map(({ publications }) => publications[0]?.id ?? "");
  clock.advance(60_000);
  await retryAll(ctx, actor, {});
  for (const id of [second, third, first]) {
    clock.advance(60_000);
    mastodon.next("commit", fail("refused"));
    expect(await runAttempt(ctx, id ?? "")).toBe("FAILED");
  }
  const seen: string[] = [];
  for (let cursor: string | null | undefined; cursor !== null;) {
    const input = { limit: 1, needsAttention: true, ...(cursor ? { cursor } : {}) };
    const page = await listPublications(ctx, actor, input);
    seen.push(...page.items.map(({ id }) => id));
    cursor = page.nextCursor;
  }
  expect(seen).toEqual([first, third, second]);
  const byId = await listPublications(ctx, actor, { limit: 1 });
  await expect(
    listPublications(ctx, actor, { limit: 1, needsAttention: true, cursor: byId.nextCursor ?? "" }),
  ).rejects.toMatchObject({ code: "INVALID_INPUT" });
});

test("all of it is tried again, once, and goes out", async () => {
  const { ctx, actor, failing, mastodon } = await scene();
  const posts = [await failing(), await failing(), await failing()];
  const [one, other] = await Promise.all([retryAll(ctx, actor, {}), retryAll(ctx, actor, {})]);
  expect(one.retried + other.retried).toBe(3);
  expect(await retryAll(ctx, actor, {})).toEqual({ retried: 0, left: 0 });
  for (const { publications } of posts)
    for (const { id } of publications) expect(await runAttempt(ctx, id)).toBe("PUBLISHED");
  expect(mastodon.posts).toHaveLength(3);
});

test("only of one connection, one network, one error; never another team's", async () => {
  const { ctx, actor, connectionId, failing } = await scene();
  const stranger = await scene();
  await stranger.failing();
  const sky = await seedConnection(ctx, actor, { network: "bluesky" });
  await failing([connectionId, sky]);
  const listed = async (only: object) => (await listPublications(ctx, actor, { limit: 10, ...only })).items;
  expect(await listed({ network: "bluesky" })).toMatchObject([{ connectionId: sky }]);
  expect(await listed({ connectionId })).toMatchObject([{ connectionId }]);
  expect(await listed({ errorCode: "FAKE_REFUSED" })).toHaveLength(2);
  expect(await listed({ errorCode: "OTHER" })).toEqual([]);
  expect(await retryAll(ctx, actor, { errorCode: "OTHER" })).toEqual({ retried: 0, left: 0 });
  expect(await retryAll(ctx, actor, { network: "bluesky" })).toEqual({ retried: 1, left: 0 });
  expect(await retryAll(ctx, actor, { connectionId: sky })).toEqual({ retried: 0, left: 0 });
  expect(await retryAll(ctx, actor, { connectionId })).toEqual({ retried: 1, left: 0 });
  expect(await retryAll(stranger.ctx, stranger.actor, {})).toEqual({ retried: 1, left: 0 });
});
