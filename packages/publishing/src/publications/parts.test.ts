import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { cancelPost } from "../posts/cancel-post.ts";
import { getPost } from "../posts/get-post.ts";
import { retryPost } from "../posts/retry-post.ts";
import { updatePost } from "../posts/update-post.ts";
import { cannotTell, createScene, type DeathPoint, fail, runAttempt } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { resolvePublication } from "./resolve-publication.ts";
import { sweepPublications } from "./sweep-publications.ts";

const database = useTestDatabase();

/** A post with two further parts and a first comment, on one account. */
async function threadScene(input: { draft?: boolean } = {}) {
  const scene = await createScene(database.current.db);
  const { ctx, actor, queue, mastodon, write } = scene;
  const post = await write({ text: "one", thread: ["two", "three"], firstComment: "first", ...input });
  const [one = "", two = "", three = "", comment = ""] = post.publications.map(({ id }) => id);
  const now = () => getPost(ctx, actor, { id: post.id });
  return {
    ...scene,
    post,
    one,
    two,
    three,
    comment,
    now,
    /** As `status waitingFor`, part by part. */
    async parts() {
      return (await now()).publications.map(({ status, waitingFor }) => [status, waitingFor]);
    },
    /** Everything that has a wake-up, until there is none. */
    async work() {
      for (let turn = 0; turn < 20 && queue.jobs.size > 0; turn += 1) {
        const jobs = [...queue.jobs.values()];
        queue.jobs.clear();
        for (const { publicationId } of jobs) await runAttempt(ctx, publicationId);
      }
    },
    /** What is public, each under what: by the places of the parts. */
    tree() {
      const ids = [one, two, three, comment];
      const own = mastodon.posts.filter(({ key }) => ids.includes(key));
      const place = new Map(own.map(({ remoteId }, index) => [remoteId, index]));
      return own.map(({ key, under }) => [ids.indexOf(key), under && place.get(under)]);
    },
  };
}

test("parts go out one after the other, each under what it belongs to, and each once", async () => {
  const { post, parts, work, tree, now, one } = await threadScene();
  expect(post).toMatchObject({ thread: ["two", "three"], firstComment: "first" });
  expect(post.publications.map(({ part, role }) => [part, role])).toEqual([
    [0, "post"],
    [1, "thread"],
    [2, "thread"],
    [3, "comment"],
  ]);
  const waiting = ["SCHEDULED", "previous"];
  expect(await parts()).toEqual([["SCHEDULED", null], waiting, waiting, waiting]);
  expect(post.publications[0]?.id).toBe(one);
  await work();
  // The comment is the post's as soon as the post is there; the thread goes on beside it.
  expect(tree()).toEqual([
    [0, undefined],
    [1, 0],
    [3, 0],
    [2, 1],
  ]);
  expect(await now()).toMatchObject({ status: "PUBLISHED" });
});

test("a part that was woken too early is not given out", async () => {
  const { ctx, two, parts } = await threadScene();
  expect(await runAttempt(ctx, two)).toBe("held");
  await ctx.db
    .update(schema.publications)
    .set({ waitingFor: null, nextAttemptAt: ctx.now() })
    .where(eq(schema.publications.id, two));
  expect(await runAttempt(ctx, two)).toBe("held");
  expect((await parts())[1]).toEqual(["SCHEDULED", "previous"]);
});

describe.each<DeathPoint>(["claimed", "prepared", "armed", "committed"])("a worker dies once %s", (dieAt) => {
  test.each([0, 1, 2, 3])("at part %i: still each once and in order", async (part) => {
    const { ctx, clock, queue, post, work, tree, now } = await threadScene();
    const dying = post.publications[part]?.id ?? "";
    for (let turn = 0; turn < 20 && queue.jobs.size > 0; turn += 1) {
      const jobs = [...queue.jobs.values()];
      queue.jobs.clear();
      for (const { publicationId } of jobs)
        await runAttempt(ctx, publicationId, publicationId === dying ? { dieAt } : {});
    }
    expect(await now()).toMatchObject({ status: "PUBLISHING" });
    for (let turn = 0; turn < 4; turn += 1) {
      clock.advance(60_000);
      await sweepPublications(ctx);
      await work();
    }
    expect(await now()).toMatchObject({ status: "PUBLISHED" });
    const byPart = tree().toSorted((a, b) => Number(a[0]) - Number(b[0]));
    const order = tree().map(([which]) => Number(which));
    expect(byPart.map(([which]) => which)).toEqual([0, 1, 2, 3]);
    expect(
      tree().map(([which, under]) => [which, under === undefined ? under : order[Number(under)]]),
    ).toEqual(
      expect.arrayContaining([
        [0, undefined],
        [1, 0],
        [2, 1],
        [3, 0],
      ]),
    );
  });
});

test("what was cut off between a part and the next is taken up by the sweep", async () => {
  const { ctx, one, two, queue, work, parts, now } = await threadScene();
  await runAttempt(ctx, one);
  queue.jobs.clear();
  const { publications } = schema;
  await ctx.db
    .update(publications)
    .set({ waitingFor: "previous", nextAttemptAt: null, enqueuedAt: null })
    .where(eq(publications.id, two));
  expect((await now()).status).toBe("PUBLISHING");
  expect(await sweepPublications(ctx)).toBe(1);
  expect((await parts())[1]).toEqual(["SCHEDULED", null]);
  await work();
  expect((await parts())[2]).toEqual(["PUBLISHED", null]);
});

test("nothing goes under a post that was refused, and trying it again takes everything along", async () => {
  const { ctx, actor, mastodon, post, work, tree, now, parts } = await threadScene();
  mastodon.next("commit", fail("refused"));
  await work();
  expect(await now()).toMatchObject({ status: "FAILED" });
  const stayed = ["CANCELLED", null];
  expect(await parts()).toEqual([["FAILED", null], stayed, stayed, stayed]);
  expect((await now()).publications[1]?.error).toEqual({
    code: "PREVIOUS_NOT_SENT",
    message: "What it belongs under did not go out, so it stayed here.",
  });
  await retryPost(ctx, actor, { id: post.id });
  expect((await parts())[3]).toEqual(["SCHEDULED", "previous"]);
  await work();
  expect(tree()).toHaveLength(4);
  expect(await now()).toMatchObject({ status: "PUBLISHED" });
});

test("a refused part ends what is under it, not the first comment; a refused comment ends nothing else", async () => {
  const { ctx, actor, mastodon, one, two, comment, post, work, parts, now } = await threadScene();
  await runAttempt(ctx, one);
  mastodon.next("commit", fail("refused"), fail("refused"));
  await runAttempt(ctx, two);
  await runAttempt(ctx, comment);
  expect(await parts()).toEqual([
    ["PUBLISHED", null],
    ["FAILED", null],
    ["CANCELLED", null],
    ["FAILED", null],
  ]);
  expect(await now()).toMatchObject({ status: "PARTIALLY_PUBLISHED" });
  await retryPost(ctx, actor, { id: post.id, publicationIds: [comment] });
  await work();
  expect((await parts())[3]).toEqual(["PUBLISHED", null]);
  expect((await parts())[2]).toEqual(["CANCELLED", null]);
  await retryPost(ctx, actor, { id: post.id, publicationIds: [two] });
  await work();
  expect(await now()).toMatchObject({ status: "PUBLISHED" });
});

describe("where nobody knows whether the post is out", () => {
  async function unconfirmed() {
    const scene = await threadScene();
    const { ctx, clock, mastodon, one } = scene;
    await runAttempt(ctx, one, { dieAt: "armed" });
    mastodon.next("reconcile", cannotTell(), cannotTell());
    for (const hours of [1, 48]) {
      clock.advance(hours * 3_600_000);
      await sweepPublications(ctx);
      await runAttempt(ctx, one);
    }
    expect((await scene.parts()).slice(0, 2)).toEqual([
      ["UNCONFIRMED", null],
      ["SCHEDULED", "previous"],
    ]);
    return scene;
  }

  test("the rest waits, and goes when it is sent again", async () => {
    const { ctx, actor, one, work, now } = await unconfirmed();
    await resolvePublication(ctx, actor, { id: one, outcome: "send-again" });
    await work();
    expect(await now()).toMatchObject({ status: "PUBLISHED" });
  });

  test("the rest stays here when a person says it is there: its number is not known", async () => {
    const { ctx, actor, one, parts, now } = await unconfirmed();
    await resolvePublication(ctx, actor, { id: one, outcome: "published" });
    expect(await parts()).toEqual([
      ["PUBLISHED", null],
      ...Array.from({ length: 3 }, () => ["CANCELLED", null]),
    ]);
    expect((await now()).publications[3]?.error?.message).toContain("Write it by hand");
    expect(await now()).toMatchObject({ status: "PUBLISHED" });
  });
});

test("an edit adds and takes away parts; a cancelled post takes all of them along", async () => {
  const { ctx, actor, post, one, two, parts } = await threadScene();
  const { id } = post;
  const shorter = await updatePost(ctx, actor, { id, thread: ["two, changed"], firstComment: null });
  expect(shorter.publications.map((publication) => publication.id)).toEqual([one, two]);
  const longer = await updatePost(ctx, actor, { id, thread: ["a", "b", "c"] });
  expect(longer.publications.map(({ part, waitingFor }) => [part, waitingFor])).toEqual([
    [0, null],
    [1, "previous"],
    [2, "previous"],
    [3, "previous"],
  ]);
  await cancelPost(ctx, actor, { id });
  expect(new Set((await parts()).map(([status]) => status))).toEqual(new Set(["CANCELLED"]));
});
