import { AppError } from "@planrrr/contract";
import { expect, test } from "vitest";
import { removeConnection } from "../connections/remove-connection.ts";
import { sweepPublications } from "../publications/sweep-publications.ts";
import { createScene, runAttempt, seedConnection } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { cancelPost } from "./cancel-post.ts";
import { deletePost } from "./delete-post.ts";
import { getPost } from "./get-post.ts";
import { retryPost } from "./retry-post.ts";
import { updatePost } from "./update-post.ts";

const database = useTestDatabase();
const scene = () => createScene(database.current.db);
const rounds = 20;

/** Refusals are what a race may end in; anything else, such as a deadlock, is a bug. */
async function outcome(work: Promise<unknown>): Promise<string> {
  try {
    await work;
    return "done";
  } catch (error) {
    if (error instanceof AppError) return error.code;
    throw error;
  }
}

test("an edit and a claim at once: the old text goes out and the edit is refused, or the new text goes out", async () => {
  const { ctx, actor, connectionId, write, mastodon } = await scene();
  const other = await seedConnection(ctx, actor, { identifier: "other" });
  for (let round = 0; round < rounds; round += 1) {
    const post = await write({ text: "old", connectionIds: [connectionId, other] });
    const [edited, ...attempts] = await Promise.all([
      outcome(updatePost(ctx, actor, { id: post.id, text: "new" })),
      ...post.publications.map(({ id }) => runAttempt(ctx, id)),
    ]);
    for (const { id } of post.publications) await runAttempt(ctx, id);
    const after = await getPost(ctx, actor, { id: post.id });
    expect(after).toMatchObject({ status: "PUBLISHED", text: edited === "done" ? "new" : "old" });
    expect(["done", "POST_NOT_EDITABLE"]).toContain(edited);
    expect(attempts.every((attempt) => attempt === "PUBLISHED")).toBe(true);
  }
  expect(mastodon.posts).toHaveLength(2 * rounds);
});

test("a cancel and a claim at once: it is out or it is stopped, never both", async () => {
  const { ctx, actor, publish, row, mastodon } = await scene();
  let stopped = 0;
  for (let round = 0; round < rounds; round += 1) {
    const id = await publish();
    const { postId } = await row(id);
    const [cancelled] = await Promise.all([
      outcome(cancelPost(ctx, actor, { id: postId })),
      runAttempt(ctx, id),
    ]);
    const { status } = await row(id);
    expect(status).toBe(cancelled === "done" ? "CANCELLED" : "PUBLISHED");
    if (cancelled === "done") stopped += 1;
  }
  expect(mastodon.posts).toHaveLength(rounds - stopped);
});

test("a draft that is sent, deleted and edited at once ends in one of these, without a deadlock", async () => {
  const { ctx, actor, write } = await scene();
  for (let round = 0; round < rounds; round += 1) {
    const { id } = await write({ draft: true });
    const ends = await Promise.all([
      outcome(updatePost(ctx, actor, { id, draft: false })),
      outcome(updatePost(ctx, actor, { id, draft: false, text: "again" })),
      outcome(cancelPost(ctx, actor, { id })),
      round % 2 ? outcome(deletePost(ctx, actor, { id })) : "left",
    ]);
    expect(ends.every((end) => ["done", "left", "NOT_FOUND"].includes(end))).toBe(true);
    const post = await getPost(ctx, actor, { id }).catch(() => null);
    const count = post?.publications.length ?? 0;
    expect(post?.status === "SCHEDULED" ? [1] : [0, 1]).toContain(count);
  }
});

test("everything at once on shared accounts: no deadlock, nothing double, nothing stuck", async () => {
  const { ctx, actor, connectionId, write, mastodon, clock, row } = await scene();
  const doomed = await seedConnection(ctx, actor, { identifier: "doomed" });
  const posts = await Promise.all(
    Array.from({ length: 24 }, () => write({ connectionIds: [connectionId, doomed] })),
  );
  await Promise.all([
    ...posts.flatMap(({ publications }, n) =>
      (n % 2 ? [...publications].reverse() : publications).map(({ id }) => runAttempt(ctx, id)),
    ),
    ...posts.map(({ id }, n) => {
      if (n % 4 === 0) return outcome(cancelPost(ctx, actor, { id }));
      if (n % 4 === 1)
        return outcome(updatePost(ctx, actor, { id, text: "edited", connectionIds: [connectionId] }));
      return n % 4 === 2 ? outcome(retryPost(ctx, actor, { id })) : outcome(deletePost(ctx, actor, { id }));
    }),
    outcome(removeConnection(ctx, actor, { id: doomed })),
    sweepPublications(ctx),
    sweepPublications(ctx),
  ]);
  clock.advance(ctx.settings.leaseMs);
  for (const { id } of posts) {
    const post = await getPost(ctx, actor, { id }).catch(() => null);
    for (const publication of post?.publications ?? []) {
      await runAttempt(ctx, publication.id);
      expect(["PUBLISHED", "CANCELLED"]).toContain((await row(publication.id)).status);
    }
  }
  expect(new Set(mastodon.posts.map(({ key }) => key)).size).toBe(mastodon.posts.length);
});
