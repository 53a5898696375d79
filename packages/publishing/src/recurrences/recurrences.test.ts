import type { NewRecurrence } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { and, asc, eq } from "drizzle-orm";
import { expect, test } from "vitest";
import { changeTeamSettings } from "../approval/team-settings.ts";
import { removeConnection } from "../connections/remove-connection.ts";
import { updatePost } from "../posts/update-post.ts";
import { listPosts } from "../posts/list-posts.ts";
import { createScene, runAttempt, seedMember } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { expandRecurrences } from "./expand-recurrences.ts";
import {
  createRecurrence,
  getRecurrence,
  listRecurrences,
  previewRecurrence,
  removeRecurrence,
  updateRecurrence,
} from "./recurrences.ts";

const database = useTestDatabase();
const { members, posts } = schema;

// The test clock stands at Monday, 1 June 2026, 12:00 UTC.
async function weekly() {
  const scene = await createScene(database.current.db);
  const { ctx, connectionId } = scene;
  const start = { localTime: "2026-06-02T09:00", timeZone: "Europe/Berlin" };
  const post = { text: "Again", connectionIds: [connectionId], mediaIds: [], perConnection: {} };
  const input: NewRecurrence = { name: "Weekly", rule: "FREQ=WEEKLY", start, post };
  const planned = (recurrenceId: string) =>
    ctx.db.select().from(posts).where(eq(posts.recurrenceId, recurrenceId)).orderBy(asc(posts.scheduledAt));
  const days = async (id: string) =>
    (await planned(id)).map(({ scheduledAt }) => scheduledAt?.toISOString().slice(5, 10));
  return { ...scene, input, planned, days };
}

const june = ["06-02", "06-09", "06-16", "06-23", "06-30"];

test("its posts are made five weeks ahead, and the rest as time goes by, each once", async () => {
  const { ctx, actor, input, days, planned, clock } = await weekly();
  const made = await createRecurrence(ctx, actor, input);
  expect(made).toMatchObject({ status: "ACTIVE", rule: "FREQ=WEEKLY", authorId: actor.userId });
  expect(made.next[0]).toEqual(new Date("2026-06-02T07:00:00Z"));
  expect(await days(made.id)).toEqual(june);
  expect((await planned(made.id))[0]).toMatchObject({
    status: "SCHEDULED",
    scheduleLocalTime: "2026-06-02T09:00:00",
    scheduleTimeZone: "Europe/Berlin",
  });
  expect(await expandRecurrences(ctx)).toBe(0);
  clock.set(new Date("2026-06-10T12:00:00Z"));
  await Promise.all([expandRecurrences(ctx), expandRecurrences(ctx), expandRecurrences(ctx)]);
  await expandRecurrences(ctx);
  expect(await days(made.id)).toEqual([...june, "07-07", "07-14"]);
});

test("its posts can be listed, in their order, and nobody else's", async () => {
  const { ctx, actor, input, write } = await weekly();
  const { id } = await createRecurrence(ctx, actor, input);
  await write({ scheduledAt: "2026-06-10T09:00:00Z" });
  const of = (recurrenceId: string, who = actor) =>
    listPosts(ctx, who, { recurrenceId, from: "2026-06-01T00:00:00Z", limit: 10 });
  const { items } = await of(id);
  expect(items.map(({ scheduledAt }) => scheduledAt?.toISOString().slice(5, 10))).toEqual(june);
  const stranger = await createScene(database.current.db);
  expect((await of(id, stranger.actor)).items).toEqual([]);
});

test("they go out like any other post", async () => {
  const { ctx, actor, input, planned, clock, mastodon } = await weekly();
  const { id } = await createRecurrence(ctx, actor, input);
  const [first] = await planned(id);
  const [publication] = await ctx.db
    .select()
    .from(schema.publications)
    .where(eq(schema.publications.postId, first?.id ?? ""));
  clock.set(new Date("2026-06-02T07:00:00Z"));
  expect(await runAttempt(ctx, publication?.id ?? "")).toBe("PUBLISHED");
  expect(mastodon.posts).toHaveLength(1);
});

test("a change makes what is planned anew, but for what somebody has changed", async () => {
  const { ctx, actor, input, days, planned } = await weekly();
  const { id } = await createRecurrence(ctx, actor, input);
  const [, second] = await planned(id);
  await updatePost(ctx, actor, { id: second?.id ?? "", text: "Special" });
  await updateRecurrence(ctx, actor, {
    id,
    rule: "FREQ=WEEKLY;INTERVAL=2",
    post: { ...input.post, text: "New" },
  });
  expect(await days(id)).toEqual(["06-02", "06-09", "06-16", "06-30"]);
  const texts = (await planned(id)).map(({ content }) => content["text"]);
  expect(texts).toEqual(["New", "Special", "New", "New"]);
});

test("paused, resumed, ended", async () => {
  const { ctx, actor, input, days } = await weekly();
  const { id } = await createRecurrence(ctx, actor, input);
  expect(await updateRecurrence(ctx, actor, { id, status: "PAUSED" })).toMatchObject({ next: [] });
  expect(await days(id)).toEqual([]);
  await expandRecurrences(ctx);
  expect(await days(id)).toEqual([]);
  await updateRecurrence(ctx, actor, { id, status: "ACTIVE" });
  expect(await days(id)).toEqual(june);
  await updateRecurrence(ctx, actor, { id, rule: "FREQ=WEEKLY;COUNT=2" });
  expect(await getRecurrence(ctx, actor, { id })).toMatchObject({ status: "ENDED" });
  expect(await days(id)).toEqual(["06-02", "06-09"]);
  await removeRecurrence(ctx, actor, { id });
  expect(await days(id)).toEqual([]);
  expect((await listRecurrences(ctx, actor, { limit: 10 })).items).toEqual([]);
});

test("what can't be made any more pauses it and says why", async () => {
  const { ctx, actor, connectionId, input, clock } = await weekly();
  const { id } = await createRecurrence(ctx, actor, input);
  await removeConnection(ctx, actor, { id: connectionId });
  clock.set(new Date("2026-07-10T12:00:00Z"));
  await expandRecurrences(ctx);
  expect(await getRecurrence(ctx, actor, { id })).toMatchObject({
    status: "PAUSED",
    problem: "Your team has no such connection.",
  });
});

test("who left the team publishes no more in it", async () => {
  const { ctx, actor, input, clock } = await weekly();
  const member = await seedMember(ctx.db, actor);
  const { id } = await createRecurrence(ctx, member, input);
  await ctx.db
    .delete(members)
    .where(and(eq(members.userId, member.userId), eq(members.organizationId, actor.teamId)));
  clock.set(new Date("2026-07-10T12:00:00Z"));
  await expandRecurrences(ctx);
  expect(await getRecurrence(ctx, actor, { id })).toMatchObject({ status: "PAUSED" });
});

test("where the team asks for approval, each post of a member waits for it", async () => {
  const { ctx, actor, input, planned } = await weekly();
  await changeTeamSettings(ctx, actor, { asksForApproval: true, plannedPosts: "hold" });
  const member = await seedMember(ctx.db, actor);
  const { id } = await createRecurrence(ctx, member, input);
  expect((await planned(id)).map(({ status }) => status)).toEqual(june.map(() => "PENDING_APPROVAL"));
});

test("the same request twice makes one, with one set of posts", async () => {
  const { ctx, actor, input, days } = await weekly();
  const id = ctx.newId();
  await Promise.all([
    createRecurrence(ctx, actor, { ...input, id }),
    createRecurrence(ctx, actor, { ...input, id }),
  ]);
  expect(await days(id)).toEqual(june);
});

test("refused: what is over, what a network would not take, what is no rule", async () => {
  const { ctx, actor, input } = await weekly();
  const over = { ...input, rule: "FREQ=DAILY;UNTIL=20200101" };
  await expect(createRecurrence(ctx, actor, over)).rejects.toMatchObject({ code: "TIME_IN_PAST" });
  const long = { ...input, post: { ...input.post, text: "a".repeat(301) } };
  await expect(createRecurrence(ctx, actor, long)).rejects.toMatchObject({ code: "CONTENT_REFUSED" });
  const { start } = input;
  await expect(previewRecurrence(ctx, actor, { rule: "FREQ=NEVER", start, count: 1 })).rejects.toMatchObject({
    code: "INVALID_INPUT",
  });
  const mars = { ...start, timeZone: "Mars/Base" };
  await expect(
    previewRecurrence(ctx, actor, { rule: "FREQ=DAILY", start: mars, count: 1 }),
  ).rejects.toMatchObject({ code: "TIME_ZONE_UNKNOWN" });
});
