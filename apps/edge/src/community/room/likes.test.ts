import { runInDurableObject } from "cloudflare:test";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { readRows, ringAlarm } from "../../testing/alarms.ts";
import { memberOf } from "../../testing/ask-room.ts";
import { env } from "../../testing/edge.ts";
import { enterRoom } from "../../testing/enter-room.ts";
import { startFakeCore } from "../../testing/fake-core.ts";
import { flushLikes } from "./flush-likes.ts";
import type { CommunityDurableObject } from "../community-durable-object.ts";
import type { Room } from "./room.ts";

beforeEach(() => void startFakeCore());
afterEach(() => void vi.restoreAllMocks());

async function inD1(teamId: string): Promise<unknown[]> {
  const { results } = await env.DB.prepare(
    "SELECT post_id, likes, seq FROM post_like_counts WHERE team_id = ? ORDER BY post_id",
  )
    .bind(teamId)
    .all();
  return results;
}

/** A room's `flushLikes` on a D1 of our choice. */
async function flushTo(
  teamId: string,
  DB: D1Database,
  meanwhile?: (room: CommunityDurableObject) => Promise<unknown>,
): Promise<void> {
  const room = env.CommunityDurableObject.getByName(teamId);
  await runInDurableObject(room, async (open, ctx) => {
    const flushed = flushLikes({ ctx, env: { ...env, DB }, teamId: () => teamId } as Room, 1);
    await meanwhile?.(open);
    await flushed;
  });
}

test("a like is acknowledged to its sender, told to the others, and counts once", async () => {
  const teamId = "like";
  const postId = await memberOf({ teamId }).write("Hello");
  const [a, b] = [await enterRoom({ teamId, sub: "a" }), await enterRoom({ teamId, sub: "b" })];
  a.send({ type: "POST_LIKE", postId });
  expect(await a.next("LIKE_UPDATE")).toEqual({ type: "LIKE_UPDATE", postId, likes: 1, liked: true });
  expect(await b.next("LIKE_UPDATE")).toEqual({ type: "LIKE_UPDATE", postId, likes: 1 });
  a.send({ type: "POST_LIKE", postId });
  a.send({ type: "POST_LIKE", postId });
  b.send({ type: "POST_LIKE", postId });
  b.send({ type: "POST_UNLIKE", postId });
  b.send({ type: "POST_LIKE", postId });
  const toB = [];
  while (toB.length < 3) {
    const update = await b.next("LIKE_UPDATE");
    if (update.liked !== undefined) toB.push([update.liked, update.likes]);
  }
  expect(toB).toEqual([
    [true, 2],
    [false, 1],
    [true, 2],
  ]);
  expect(await readRows(teamId, "SELECT likes FROM counts")).toEqual([{ likes: 2 }]);
  expect(await readRows(teamId, "SELECT user FROM likes ORDER BY user")).toEqual([
    { user: "a" },
    { user: "b" },
  ]);
});

test("a thousand likes are one row written in D1, and a flush that is repeated writes none", async () => {
  const teamId = "thousand";
  const postId = await memberOf({ teamId }).write("Hello");
  const room = env.CommunityDurableObject.getByName(teamId);
  await Promise.all(Array.from({ length: 1_000 }, async (_, n) => room.setLike(`u${n}`, postId, true)));
  const written: number[] = [];
  const counting = countingD1(written);
  await flushTo(teamId, counting);
  expect(written).toEqual([1]);
  expect(await inD1(teamId)).toEqual([{ post_id: postId, likes: 1_000, seq: 1_000 }]);
  // A crash after D1 had it, before the room knew.
  await runInDurableObject(
    room,
    (_room, { storage }) => void storage.sql.exec("UPDATE counts SET flushed = 0"),
  );
  await flushTo(teamId, counting);
  expect(written).toEqual([1, 0]);
  await flushTo(teamId, counting);
  expect(written).toHaveLength(2);
});

test("a like while D1 answers stays dirty, and an overtaken flush changes nothing", async () => {
  const teamId = "meanwhile";
  const postId = await memberOf({ teamId }).write("Hello");
  const room = env.CommunityDurableObject.getByName(teamId);
  await room.setLike("a", postId, true);
  await flushTo(teamId, env.DB, async (open) => open.setLike("b", postId, true));
  expect(await inD1(teamId)).toMatchObject([{ likes: 1, seq: 1 }]);
  expect(await readRows(teamId, "SELECT seq, flushed FROM counts")).toEqual([{ seq: 2, flushed: 1 }]);
  await ringAlarm(teamId);
  expect(await inD1(teamId)).toMatchObject([{ likes: 2, seq: 2 }]);
});

test("while D1 is down the alarm does not throw, comes again later and later, and nothing is lost", async () => {
  const teamId = "down";
  const postId = await memberOf({ teamId }).write("Hello");
  const room = env.CommunityDurableObject.getByName(teamId);
  await room.setLike("a", postId, true);
  const warn = vi.spyOn(console, "warn").mockReturnValue();
  await env.DB.exec("ALTER TABLE post_like_counts RENAME TO away");
  const pauses: number[] = [];
  // Ten minutes of it: more than the six failures after which a throwing alarm is gone.
  for (let minute = 0; minute < 10; minute += 1) {
    await ringAlarm(teamId);
    const [flush] = await readRows<{ due: number }>(teamId, "SELECT due FROM timers WHERE kind = 'flush'");
    pauses.push((flush?.due ?? 0) - Date.now());
    await room.setLike(`u${minute}`, postId, true);
  }
  expect(warn).toHaveBeenCalledTimes(10);
  expect(pauses[0]).toBeGreaterThan(3_000);
  expect(pauses.at(-1)).toBeGreaterThan(80_000);
  await env.DB.exec("ALTER TABLE away RENAME TO post_like_counts");
  expect(await inD1(teamId)).toEqual([]);
  await ringAlarm(teamId);
  expect(await inD1(teamId)).toMatchObject([{ likes: 11, seq: 11 }]);
  expect(await readRows(teamId, "SELECT kind FROM timers WHERE kind = 'flush'")).toEqual([]);
});

test("without a socket: like, take it back, and see both in the feed", async () => {
  const teamId = "rest-like";
  const [author, reader] = [memberOf({ teamId }), memberOf({ teamId, sub: "reader" })];
  const postId = await author.write("Hello");
  expect(await (await reader.post(`posts/${postId}/like`)).json()).toEqual({ postId, likes: 1, liked: true });
  expect(await (await reader.get("posts")).json()).toMatchObject({
    items: [{ id: postId, likes: 1, liked: true }],
  });
  expect(await (await author.get("posts")).json()).toMatchObject({ items: [{ likes: 1, liked: false }] });
  expect(await (await reader.remove(`posts/${postId}/like`)).json()).toEqual({
    postId,
    likes: 0,
    liked: false,
  });
  expect((await reader.post("posts/nowhere/like")).status).toBe(404);
});

function countingD1(written: number[]): D1Database {
  return {
    prepare: (statement: string) => ({
      bind: (...values: unknown[]) => ({
        async run() {
          const result = await env.DB.prepare(statement)
            .bind(...values)
            .run();
          written.push(result.meta.rows_written);
          return result;
        },
      }),
    }),
  } as unknown as D1Database;
}
