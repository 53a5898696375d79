import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { acceptThenDrop, createScene, fail, runAttempt, seedConnection } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { cancelPost } from "./cancel-post.ts";
import { deletePost } from "./delete-post.ts";
import { getPost } from "./get-post.ts";
import { retryPost } from "./retry-post.ts";
import { updatePost } from "./update-post.ts";

const database = useTestDatabase();
const minute = 60_000;

async function scene() {
  const parts = await createScene(database.current.db);
  const { ctx, actor } = parts;
  return {
    ...parts,
    update: (id: string, input: Parameters<typeof updatePost>[2] | object) =>
      updatePost(ctx, actor, { id, ...input }),
    cancel: (id: string) => cancelPost(ctx, actor, { id }),
    retry: (id: string, publicationIds?: string[]) => retryPost(ctx, actor, { id, publicationIds }),
    remove: (id: string) => deletePost(ctx, actor, { id }),
    async failedPost() {
      parts.mastodon.next("commit", fail("refused"));
      const post = await parts.write();
      const publicationId = post.publications[0]?.id ?? "";
      await runAttempt(ctx, publicationId);
      return { id: post.id, publicationId };
    },
    audit: async (id: string) =>
      (
        await ctx.db
          .select()
          .from(schema.auditLog)
          .where(eq(schema.auditLog.subjectId, id))
          .orderBy(schema.auditLog.id)
      ).map(({ action }) => action),
  };
}

test("a planned post is edited in place: new content and time, a new job, the same publication", async () => {
  const { write, update, row, queue, clock, ctx, audit } = await scene();
  const at = (ms: number) => new Date(clock.now().getTime() + ms).toISOString();
  const post = await write({ scheduledAt: at(minute) });
  const id = post.publications[0]?.id ?? "";
  const edited = await update(post.id, { text: "Better", scheduledAt: at(2 * minute), version: 1 });
  expect(edited).toMatchObject({
    status: "SCHEDULED",
    text: "Better",
    version: 2,
    publications: [{ id, status: "SCHEDULED" }],
  });
  expect(await row(id)).toMatchObject({
    content: { text: "Better" },
    version: 2,
    dueAt: new Date(at(2 * minute)),
  });
  expect(queue.jobs.size).toBe(2);
  clock.advance(minute);
  expect(await runAttempt(ctx, id)).toBe("not-due");
  expect(await audit(post.id)).toEqual(["post.created", "post.updated"]);
});

test("a time can be taken from a draft, and from nothing that is planned", async () => {
  const { write, update } = await scene();
  const time = { localTime: "2027-01-01T09:00", timeZone: "Europe/Dublin" };
  const { id } = await write({ schedule: time, draft: true });
  expect(await update(id, { text: "Other words" })).toMatchObject({ schedule: time });
  expect(await update(id, { schedule: null })).toMatchObject({
    status: "DRAFT",
    scheduledAt: null,
    schedule: null,
  });
  const planned = await write({ schedule: time });
  for (const change of [{ schedule: null }, { schedule: null, draft: false }])
    await expect(update(planned.id, change)).rejects.toMatchObject({ code: "INVALID_INPUT" });
  expect(await update(planned.id, { schedule: null, draft: true })).toMatchObject({
    status: "DRAFT",
    scheduledAt: null,
    publications: [],
  });
  expect(await update(id, { draft: false })).toMatchObject({ status: "SCHEDULED" });
});

test("who edits an old version is told", async () => {
  const { write, update } = await scene();
  const { id } = await write({ scheduledAt: "2027-01-01T00:00:00Z" });
  await update(id, { text: "first", version: 1 });
  await expect(update(id, { text: "second", version: 1 })).rejects.toMatchObject({
    code: "POST_CHANGED",
    details: { currentVersion: 2 },
  });
});

test("what is going out, may be out or is out can't be edited into going out again", async () => {
  const { ctx, write, update, mastodon, clock } = await scene();
  for (const state of ["claimed", "in doubt", "published"]) {
    const { id, publications } = await write();
    if (state === "in doubt") mastodon.next("commit", acceptThenDrop);
    await runAttempt(ctx, publications[0]?.id ?? "", state === "claimed" ? { dieAt: "claimed" } : {});
    for (const change of [
      { text: "again" },
      { scheduledAt: new Date(clock.now().getTime() + minute).toISOString() },
      { draft: true },
      { draft: false },
    ])
      await expect(update(id, change), state).rejects.toMatchObject({ code: "POST_NOT_EDITABLE" });
  }
});

test("a draft goes out at its time, or now, once it is no draft any more", async () => {
  const { write, update, clock, queue } = await scene();
  const timed = await write({ draft: true, scheduledAt: "2026-07-01T00:00:00Z" });
  expect(await update(timed.id, { draft: false })).toMatchObject({
    status: "SCHEDULED",
    scheduledAt: new Date("2026-07-01T00:00:00Z"),
  });
  const untimed = await write({ draft: true });
  expect(await update(untimed.id, { text: "still" })).toMatchObject({ status: "DRAFT", publications: [] });
  expect(await update(untimed.id, { draft: false })).toMatchObject({
    status: "SCHEDULED",
    scheduledAt: clock.now(),
  });
  expect(queue.jobs.size).toBe(1);
  expect(await update(untimed.id, { draft: true })).toMatchObject({ status: "DRAFT", publications: [] });
});

test("a draft that was cancelled is not sent by mending its text", async () => {
  const { write, update, cancel, queue } = await scene();
  const { id } = await write({ draft: true });
  await cancel(id);
  expect(await update(id, { text: "mended" })).toMatchObject({
    status: "CANCELLED",
    text: "mended",
    publications: [],
  });
  expect(queue.jobs.size).toBe(0);
  expect(await update(id, { draft: false })).toMatchObject({
    status: "SCHEDULED",
    publications: [{ status: "SCHEDULED" }],
  });
});

test("a failed post is mended first and sent by retry, with the mended text", async () => {
  const { ctx, actor, failedPost, update, retry, row, queue } = await scene();
  const { id, publicationId } = await failedPost();
  const other = await seedConnection(ctx, actor, { identifier: "other" });
  const jobs = queue.jobs.size;
  const { connectionIds, scheduledAt } = await getPost(ctx, actor, { id });
  const mended = await update(id, { text: "mended", connectionIds: [...connectionIds, other] });
  // A connection that is new waits too: nothing goes out by an edit of what rests.
  expect(mended).toMatchObject({
    status: "FAILED",
    scheduledAt,
    publications: [{ status: "FAILED", nextAttemptAt: null }],
  });
  expect(queue.jobs.size).toBe(jobs);
  await retry(id);
  expect(await row(publicationId)).toMatchObject({
    status: "SCHEDULED",
    content: { text: "mended" },
    failures: 0,
    errorCode: null,
  });
  expect(await runAttempt(ctx, publicationId)).toBe("PUBLISHED");
});

test("mending a post of which one part failed leaves the other parts planned", async () => {
  const { ctx, actor, connectionId, write, update, mastodon, row } = await scene();
  const other = await seedConnection(ctx, actor, { identifier: "other" });
  const { id, publications } = await write({ connectionIds: [connectionId, other] });
  mastodon.next("commit", fail("refused"), fail("not-sent"));
  for (const publication of publications) await runAttempt(ctx, publication.id);
  const mended = await update(id, { text: "mended" });
  expect(mended.publications.map(({ status }) => status)).toEqual(["FAILED", "SCHEDULED"]);
  expect((await row(publications[1]?.id ?? "")).nextAttemptAt).not.toBeNull();
  expect(await runAttempt(ctx, publications[1]?.id ?? "")).toBe("PUBLISHED");
});

test("retry now does not wait for the later wake-up that is queued already", async () => {
  const { ctx, publish, retry, mastodon, queue, clock, row, audit } = await scene();
  ctx.random = () => 0.999;
  const id = await publish();
  queue.take(clock.now());
  mastodon.next("commit", fail("not-sent"));
  await runAttempt(ctx, id);
  expect(queue.take(clock.now())).toEqual([]);
  const { postId } = await row(id);
  await retry(postId);
  expect(queue.take(clock.now())).toMatchObject([{ publicationId: id }]);
  expect(await runAttempt(ctx, id)).toBe("PUBLISHED");
  await expect(retry(postId)).rejects.toMatchObject({ code: "NOTHING_TO_RETRY" });
  expect(await audit(postId)).toEqual(["post.created", "post.retried"]);
});

test("retry of what is in doubt asks first", async () => {
  const { ctx, publish, retry, mastodon, row, ledger } = await scene();
  const id = await publish();
  mastodon.next("commit", acceptThenDrop);
  await runAttempt(ctx, id);
  await retry((await row(id)).postId);
  expect(await runAttempt(ctx, id)).toBe("PUBLISHED");
  expect((await ledger(id)).at(-1)).toBe("reconcile:published");
  expect(mastodon.posts).toHaveLength(1);
});

test("retry takes only what was named, and nothing that runs or is planned", async () => {
  const { ctx, actor, failedPost, retry, write, publish, row } = await scene();
  const { id } = await failedPost();
  await expect(retry(id, [ctx.newId()])).rejects.toMatchObject({ code: "NOTHING_TO_RETRY" });
  await expect(retry((await write()).id)).rejects.toMatchObject({ code: "NOTHING_TO_RETRY" });
  const running = await publish();
  await runAttempt(ctx, running, { dieAt: "armed" });
  await expect(retry((await row(running)).postId)).rejects.toMatchObject({ code: "NOTHING_TO_RETRY" });
  expect(await retryPost(ctx, actor, { id })).toMatchObject({ status: "SCHEDULED" });
});

test("cancel stops what has not gone out and nothing else", async () => {
  const { ctx, actor, connectionId, write, cancel, audit } = await scene();
  const other = await seedConnection(ctx, actor, { identifier: "other" });
  const { id, publications } = await write({ connectionIds: [connectionId, other] });
  await runAttempt(ctx, publications[0]?.id ?? "");
  const stopped = await cancel(id);
  expect(stopped).toMatchObject({
    status: "PUBLISHED",
    publications: [{ status: "PUBLISHED" }, { status: "CANCELLED" }],
  });
  expect(await runAttempt(ctx, publications[1]?.id ?? "")).toBe("finished");
  await expect(cancel(id)).rejects.toMatchObject({ code: "CANNOT_CANCEL" });
  expect(await audit(id)).toEqual(["post.created", "post.cancelled"]);
});

test("a worker that stopped before anything was out does not keep a post from being cancelled", async () => {
  const { ctx, connectionId, publish, cancel, clock, row } = await scene();
  const id = await publish();
  await runAttempt(ctx, id, { dieAt: "prepared" });
  const { postId } = await row(id);
  await expect(cancel(postId)).rejects.toMatchObject({ code: "CANNOT_CANCEL" });
  clock.advance(ctx.settings.leaseMs);
  const holdUntil = new Date(clock.now().getTime() + minute);
  await ctx.db.update(schema.connections).set({ holdUntil }).where(eq(schema.connections.id, connectionId));
  expect(await runAttempt(ctx, id)).toBe("held");
  expect(await cancel(postId)).toMatchObject({ status: "CANCELLED" });
});

test("a post is deleted with everything that hangs on it, but not while it is going out", async () => {
  const { ctx, publish, remove, row, clock, audit } = await scene();
  const id = await publish();
  const { postId } = await row(id);
  await runAttempt(ctx, id, { dieAt: "armed" });
  await expect(remove(postId)).rejects.toMatchObject({ code: "CANNOT_DELETE" });
  clock.advance(ctx.settings.leaseMs);
  await runAttempt(ctx, id);
  await remove(postId);
  await expect(row(id)).rejects.toThrow("no publication");
  expect(await runAttempt(ctx, id)).toBe("not-found");
  expect(await audit(postId)).toEqual(["post.created", "post.deleted"]);
});

test("another team's post does not exist, whatever is asked of it", async () => {
  const { id } = await (await scene()).write();
  const { update, cancel, retry, remove } = await scene();
  for (const ask of [() => update(id, { text: "mine" }), () => cancel(id), () => retry(id), () => remove(id)])
    await expect(ask()).rejects.toMatchObject({ code: "NOT_FOUND" });
});
