import { expect, test } from "vitest";
import { getPost } from "../posts/get-post.ts";
import { updatePost } from "../posts/update-post.ts";
import { createScene, seedMember } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { listReviewLinks } from "./list-review-links.ts";
import { listReviews } from "./list-reviews.ts";
import { createReviewLink, decideReview, findReviewedMedia, readReview } from "./review-links.ts";
import { revokeReviewLink } from "./revoke-review-link.ts";
import { submitPost } from "./submit-post.ts";

const database = useTestDatabase();

async function scene() {
  const made = await createScene(database.current.db);
  const { ctx, actor } = made;
  const { id } = await made.write({ text: "For review", scheduledAt: "2026-07-01T09:00:00Z", draft: true });
  const { version } = await submitPost(ctx, actor, { id, comment: "All right?" });
  const link = await createReviewLink(ctx, actor, { id, reviewer: "Maria", days: 7 });
  return { ...made, id, version, token: link.token, link };
}

test("somebody without an account sees what would go out, and approves it once", async () => {
  const { ctx, actor, id, version, token, link } = await scene();
  expect(link.path).toBe(`/review/${token}`);
  expect(await readReview(ctx, { token })).toEqual({
    team: "Team",
    reviewer: "Maria",
    expiresAt: new Date("2026-06-08T12:00:00Z"),
    status: "PENDING_APPROVAL",
    version,
    scheduledAt: new Date("2026-07-01T09:00:00Z"),
    timeZone: null,
    comment: "All right?",
    versions: [{ network: "mastodon", handle: "@account", content: { text: "For review", media: [] } }],
  });
  expect(await decideReview(ctx, { token, decision: "approve", version })).toEqual({ status: "SCHEDULED" });
  const { items } = await listReviews(ctx, actor, { id });
  expect(items.at(-1)).toMatchObject({ decision: "approved", reviewer: "Maria", userId: null });
  for (const work of [
    () => readReview(ctx, { token }),
    () => decideReview(ctx, { token, decision: "reject", version, comment: "no" }),
  ])
    await expect(work()).rejects.toMatchObject({ code: "LINK_USED" });
});

test("of two answers at once one counts", async () => {
  const { ctx, version, token } = await scene();
  const answers = await Promise.allSettled([
    decideReview(ctx, { token, decision: "approve", version }),
    decideReview(ctx, { token, decision: "reject", version, comment: "no" }),
  ]);
  expect(answers.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("after a change the reviewer looks again, by the same link", async () => {
  const { ctx, actor, id, version, token } = await scene();
  await updatePost(ctx, actor, { id, text: "Changed" });
  await expect(decideReview(ctx, { token, decision: "approve", version })).rejects.toMatchObject({
    code: "POST_CHANGED",
  });
  const seen = await readReview(ctx, { token });
  expect(seen.versions[0]?.content.text).toBe("Changed");
  await decideReview(ctx, { token, decision: "reject", version: seen.version, comment: "Better before." });
  expect(await getPost(ctx, actor, { id })).toMatchObject({
    status: "DRAFT",
    approval: { decision: "rejected", reviewer: "Maria", comment: "Better before." },
  });
});

test("a link expires, and a guess is no link", async () => {
  const { ctx, clock, version, token } = await scene();
  clock.set(new Date("2026-06-08T12:00:00Z"));
  await expect(decideReview(ctx, { token, decision: "approve", version })).rejects.toMatchObject({
    code: "LINK_EXPIRED",
  });
  for (const guess of ["", "x", `${token}x`])
    await expect(readReview(ctx, { token: guess })).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("no member makes a link, and none is made for what does not wait", async () => {
  const { ctx, actor, id, version, token } = await scene();
  const member = await seedMember(ctx.db, actor);
  const input = { id, reviewer: "Maria", days: 7 };
  await expect(createReviewLink(ctx, member, input)).rejects.toMatchObject({ code: "FORBIDDEN" });
  await decideReview(ctx, { token, decision: "approve", version });
  await expect(createReviewLink(ctx, actor, input)).rejects.toMatchObject({ code: "NOT_PENDING" });
});

test("links are seen by those who lead the team, without their secret, and can be taken back", async () => {
  const { ctx, actor, id, token, link } = await scene();
  const used = await createReviewLink(ctx, actor, { id, reviewer: "Dave", days: 1 });
  const { items } = await listReviewLinks(ctx, actor, { id });
  expect(items).toMatchObject([
    { reviewer: "Maria", createdBy: actor.userId, expiresAt: link.expiresAt, usedAt: null },
    { reviewer: "Dave", usedAt: null },
  ]);
  expect(JSON.stringify(items)).not.toContain(token);
  expect(Object.keys(items[0] ?? {})).not.toContain("tokenHash");
  await revokeReviewLink(ctx, actor, { id, linkId: link.id });
  await expect(readReview(ctx, { token })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect((await listReviewLinks(ctx, actor, { id })).items.map((each) => each.id)).toEqual([used.id]);
  await expect(revokeReviewLink(ctx, actor, { id, linkId: link.id })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});

test("no member and no other team sees or takes back a link, nor does another post", async () => {
  const { ctx, actor, id, token, link, write } = await scene();
  const member = await seedMember(ctx.db, actor);
  const stranger = { ...actor, teamId: "another" };
  const other = await write({ text: "Another", draft: true });
  for (const [who, post, code] of [
    [member, id, "FORBIDDEN"],
    [stranger, id, "NOT_FOUND"],
    [actor, other.id, "NOT_FOUND"],
  ] as const)
    await expect(revokeReviewLink(ctx, who, { id: post, linkId: link.id })).rejects.toMatchObject({ code });
  await expect(listReviewLinks(ctx, member, { id })).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(listReviewLinks(ctx, stranger, { id })).rejects.toMatchObject({ code: "NOT_FOUND" });
  expect(await readReview(ctx, { token })).toMatchObject({ reviewer: "Maria" });
});

test("a link opens the files of its post alone", async () => {
  const { ctx, token } = await scene();
  const id = "00000000-0000-7000-8000-000000000001";
  await expect(findReviewedMedia(ctx, { token, id })).rejects.toMatchObject({ code: "NOT_FOUND" });
});
