import { schema } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import { describe, expect, test } from "vitest";
import { duplicatePost } from "../posts/duplicate-post.ts";
import { getPost } from "../posts/get-post.ts";
import { retryPost } from "../posts/retry-post.ts";
import { updatePost } from "../posts/update-post.ts";
import { createPost } from "../posts/create-post.ts";
import { sweepPublications } from "../publications/sweep-publications.ts";
import { createScene, fail, postInput, runAttempt, type Scene, seedMember } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { approvePost } from "./approve-post.ts";
import { listReviews } from "./list-reviews.ts";
import { rejectPost } from "./reject-post.ts";
import { submitPost } from "./submit-post.ts";
import { changeTeamSettings } from "./team-settings.ts";

const database = useTestDatabase();

/** A team that asks for approval, its owner, and a member who writes. */
async function asking() {
  const scene = await createScene(database.current.db);
  const member = await seedMember(scene.ctx.db, scene.actor);
  await changeTeamSettings(scene.ctx, scene.actor, { asksForApproval: true, plannedPosts: "hold" });
  const draft = (text = "Hello") =>
    createPost(
      scene.ctx,
      member,
      postInput({ connectionIds: [scene.connectionId], text, scheduledAt: "2026-07-01T09:00:00Z" }),
    );
  return { ...scene, member, draft };
}

/** Everything that could send it, has tried. */
async function tryToSend({ ctx, actor, clock }: Scene): Promise<void> {
  clock.set(new Date("2026-08-01T00:00:00Z"));
  await sweepPublications(ctx);
  const { id, teamId } = schema.publications;
  const all = await ctx.db.select({ id }).from(schema.publications).where(eq(teamId, actor.teamId));
  for (const { id } of all) await runAttempt(ctx, id);
}

test("what a member writes waits, is approved, and goes out at its time", async () => {
  const scene = await asking();
  const { ctx, actor, member, draft, mastodon, clock } = scene;
  const post = await draft();
  expect(post).toMatchObject({
    status: "PENDING_APPROVAL",
    approval: { decision: "submitted", userId: member.userId, version: 1 },
    publications: [{ status: "SCHEDULED", waitingFor: "approval", nextAttemptAt: null }],
  });
  const approved = await approvePost(ctx, actor, { id: post.id, version: 1, comment: "Good." });
  expect(approved).toMatchObject({
    status: "SCHEDULED",
    approval: { decision: "approved", comment: "Good.", userId: actor.userId },
    publications: [{ waitingFor: null, nextAttemptAt: new Date("2026-07-01T09:00:00Z") }],
  });
  expect(await runAttempt(ctx, post.publications[0]?.id ?? "")).toBe("not-due");
  clock.set(new Date("2026-07-01T09:00:00Z"));
  expect(await runAttempt(ctx, post.publications[0]?.id ?? "")).toBe("PUBLISHED");
  expect(mastodon.posts).toHaveLength(1);
  const { items } = await listReviews(ctx, actor, { id: post.id });
  expect(items.map(({ decision }) => decision)).toEqual(["submitted", "approved"]);
});

test("without approval nothing goes out, whatever is tried", async () => {
  const scene = await asking();
  const { id } = await scene.draft();
  await scene.draft("another");
  await tryToSend(scene);
  expect(scene.mastodon.posts).toEqual([]);
  expect(await getPost(scene.ctx, scene.actor, { id })).toMatchObject({ status: "PENDING_APPROVAL" });
});

test("even one that was let through by mistake is stopped at the claim", async () => {
  const scene = await asking();
  const { ctx, actor, clock, draft, row } = scene;
  const post = await draft();
  const publicationId = post.publications[0]?.id ?? "";
  await ctx.db
    .update(schema.publications)
    .set({ waitingFor: null, nextAttemptAt: clock.now() })
    .where(eq(schema.publications.id, publicationId));
  await ctx.db.update(schema.posts).set({ status: "SCHEDULED" }).where(eq(schema.posts.id, post.id));
  expect(await runAttempt(ctx, publicationId)).toBe("held");
  expect(await row(publicationId)).toMatchObject({ status: "SCHEDULED", waitingFor: "approval" });
  expect(await getPost(ctx, actor, { id: post.id })).toMatchObject({ status: "PENDING_APPROVAL" });
});

test("who may approve needs no approval, and a team that does not ask knows none of it", async () => {
  const { ctx, actor, write } = await asking();
  expect(await write()).toMatchObject({ status: "SCHEDULED", approval: null });
  await changeTeamSettings(ctx, actor, { asksForApproval: false, plannedPosts: "hold" });
  const member = await seedMember(ctx.db, actor);
  const [connection] = (await write()).connectionIds;
  const post = await createPost(ctx, member, postInput({ connectionIds: [connection ?? ""] }));
  expect(post).toMatchObject({ status: "SCHEDULED", approval: null });
});

describe("an edit after the approval", () => {
  test("by a member asks again", async () => {
    const scene = await asking();
    const { ctx, actor, member, draft } = scene;
    const { id } = await draft();
    await approvePost(ctx, actor, { id });
    const edited = await updatePost(ctx, member, { id, text: "Something else" });
    expect(edited).toMatchObject({ status: "PENDING_APPROVAL", version: 2 });
    await tryToSend(scene);
    expect(scene.mastodon.posts).toEqual([]);
  });

  test("a new time asks again, too", async () => {
    const { ctx, actor, member, draft } = await asking();
    const { id } = await draft();
    await approvePost(ctx, actor, { id });
    const moved = await updatePost(ctx, member, { id, scheduledAt: "2026-07-02T09:00:00Z" });
    expect(moved.status).toBe("PENDING_APPROVAL");
  });

  test("by an admin is approved by the admin", async () => {
    const { ctx, actor, draft } = await asking();
    const { id } = await draft();
    await approvePost(ctx, actor, { id });
    expect(await updatePost(ctx, actor, { id, text: "Better" })).toMatchObject({ status: "SCHEDULED" });
  });
});

test("correcting a word in a waiting post does not approve it; sending it does", async () => {
  const { ctx, actor, draft } = await asking();
  const { id } = await draft();
  const admin = await seedMember(ctx.db, actor, "admin");
  expect(await updatePost(ctx, admin, { id, text: "Hallo" })).toMatchObject({ status: "PENDING_APPROVAL" });
  expect(await updatePost(ctx, admin, { id, draft: false })).toMatchObject({ status: "SCHEDULED" });
});

test("what is rejected is a draft again, with the reason, and can be submitted anew", async () => {
  const { ctx, actor, member, draft } = await asking();
  const { id } = await draft();
  const rejected = await rejectPost(ctx, actor, { id, comment: "The price is wrong." });
  expect(rejected).toMatchObject({
    status: "DRAFT",
    publications: [],
    approval: { decision: "rejected", comment: "The price is wrong." },
  });
  await updatePost(ctx, member, { id, text: "Right price" });
  const again = await submitPost(ctx, member, { id, comment: "Now?" });
  expect(again).toMatchObject({ status: "PENDING_APPROVAL", approval: { comment: "Now?" } });
  expect(await submitPost(ctx, member, { id })).toMatchObject({ version: again.version });
});

test("who may approve can ask somebody else, in a team that does not ask, too", async () => {
  const scene = await createScene(database.current.db);
  const { id } = await scene.write({ draft: true });
  expect(await submitPost(scene.ctx, scene.actor, { id })).toMatchObject({ status: "PENDING_APPROVAL" });
  await tryToSend(scene);
  expect(scene.mastodon.posts).toEqual([]);
  expect(await approvePost(scene.ctx, scene.actor, { id })).toMatchObject({ status: "SCHEDULED" });
});

test("a time that has passed meanwhile means at once", async () => {
  const { ctx, actor, draft, clock, queue } = await asking();
  const { id } = await draft();
  clock.set(new Date("2026-07-03T00:00:00Z"));
  expect(await approvePost(ctx, actor, { id })).toMatchObject({ scheduledAt: clock.now() });
  expect([...queue.jobs.values()]).toMatchObject([{ postId: id, at: clock.now() }]);
});

test("a failed post that was changed since waits when a member tries it again", async () => {
  const scene = await asking();
  const { ctx, actor, member, draft, clock, mastodon } = scene;
  const post = await draft();
  await approvePost(ctx, actor, { id: post.id });
  clock.set(new Date("2026-07-01T09:00:00Z"));
  mastodon.next("commit", fail("refused"));
  expect(await runAttempt(ctx, post.publications[0]?.id ?? "")).toBe("FAILED");
  expect(await retryPost(ctx, member, { id: post.id })).toMatchObject({ status: "SCHEDULED" });
  mastodon.next("commit", fail("refused"));
  expect(await runAttempt(ctx, post.publications[0]?.id ?? "")).toBe("FAILED");
  await updatePost(ctx, member, { id: post.id, text: "changed" });
  expect(await retryPost(ctx, member, { id: post.id })).toMatchObject({ status: "PENDING_APPROVAL" });
  await tryToSend(scene);
  expect(mastodon.posts).toEqual([]);
});

describe("refused", () => {
  test("members decide nothing, and settings are not theirs", async () => {
    const { ctx, member, draft } = await asking();
    const { id } = await draft();
    for (const work of [
      () => approvePost(ctx, member, { id }),
      () => rejectPost(ctx, member, { id, comment: "no" }),
      () => changeTeamSettings(ctx, member, { asksForApproval: false, plannedPosts: "hold" }),
    ])
      await expect(work()).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("an approval of what has been changed since", async () => {
    const { ctx, actor, member, draft } = await asking();
    const { id } = await draft();
    await updatePost(ctx, member, { id, text: "changed" });
    await expect(approvePost(ctx, actor, { id, version: 1 })).rejects.toMatchObject({ code: "POST_CHANGED" });
  });

  test("what does not wait; the same decision twice is no error", async () => {
    const { ctx, actor, draft } = await asking();
    const { id } = await draft();
    await approvePost(ctx, actor, { id });
    expect(await approvePost(ctx, actor, { id })).toMatchObject({ status: "SCHEDULED" });
    const copy = await duplicatePost(ctx, actor, { id });
    for (const other of [id, copy.id])
      await expect(rejectPost(ctx, actor, { id: other, comment: "no" })).rejects.toMatchObject({
        code: "NOT_PENDING",
      });
  });

  test("a zone that there is not", async () => {
    const { ctx, actor } = await asking();
    for (const timeZone of ["Mars/Base", "+02:00"])
      await expect(changeTeamSettings(ctx, actor, { timeZone, plannedPosts: "hold" })).rejects.toMatchObject({
        code: "TIME_ZONE_UNKNOWN",
      });
  });
});

test.each([
  ["hold", "PENDING_APPROVAL", 0],
  ["approve", "SCHEDULED", 1],
] as const)("when a team begins to ask, what is planned: %s", async (plannedPosts, status, sent) => {
  const scene = await createScene(database.current.db);
  const { ctx, actor, write, mastodon } = scene;
  const { id } = await write({ scheduledAt: "2026-07-01T09:00:00Z" });
  await changeTeamSettings(ctx, actor, { asksForApproval: true, plannedPosts });
  expect(await getPost(ctx, actor, { id })).toMatchObject({ status });
  await tryToSend(scene);
  expect(mastodon.posts).toHaveLength(sent);
});

test("an approval and an edit at once: what goes out is what was approved", async () => {
  const { ctx, actor, member, draft, mastodon, clock } = await asking();
  for (let round = 0; round < 10; round += 1) {
    clock.set(new Date("2026-06-01T12:00:00Z"));
    const post = await draft("seen");
    await Promise.allSettled([
      approvePost(ctx, actor, { id: post.id, version: 1 }),
      updatePost(ctx, member, { id: post.id, text: "unseen" }),
    ]);
    clock.set(new Date("2026-07-01T09:00:00Z"));
    const after = await getPost(ctx, actor, { id: post.id });
    for (const { id } of after.publications) await runAttempt(ctx, id);
    // The edit asks again, whichever of the two was first.
    expect(after).toMatchObject({ status: "PENDING_APPROVAL", text: "unseen" });
  }
  expect(mastodon.posts).toEqual([]);
});

test("an approval and a claim at once: it goes out once, and only approved", async () => {
  const { ctx, actor, draft, clock, mastodon } = await asking();
  for (let round = 0; round < 10; round += 1) {
    clock.set(new Date("2026-06-01T12:00:00Z"));
    const post = await draft();
    const publicationId = post.publications[0]?.id ?? "";
    clock.set(new Date("2026-07-01T09:00:00Z"));
    await Promise.all([approvePost(ctx, actor, { id: post.id }), runAttempt(ctx, publicationId)]);
    await runAttempt(ctx, publicationId);
    expect(await getPost(ctx, actor, { id: post.id })).toMatchObject({ status: "PUBLISHED" });
  }
  expect(mastodon.posts).toHaveLength(10);
});

test("the log tells who decided", async () => {
  const { ctx, actor, draft } = await asking();
  const { id } = await draft();
  await approvePost(ctx, actor, { id });
  const { auditLog } = schema;
  const rows = await ctx.db
    .select({ action: auditLog.action, actorId: auditLog.actorId })
    .from(auditLog)
    .where(and(eq(auditLog.teamId, actor.teamId), eq(auditLog.subjectId, id)))
    .orderBy(auditLog.id);
  expect(rows.at(-1)).toEqual({ action: "post.approved", actorId: actor.userId });
});
