import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { ringAlarm } from "../../testing/alarms.ts";
import { memberOf } from "../../testing/ask-room.ts";
import { env } from "../../testing/edge.ts";
import { enterRoom } from "../../testing/enter-room.ts";
import { startFakeCore } from "../../testing/fake-core.ts";

beforeEach(() => void startFakeCore());
afterEach(() => void vi.restoreAllMocks());

const tables = ["posts", "post_like_counts", "rooms", "reports", "announcements"];
const move = async (from: (table: string) => string, to: (table: string) => string) => {
  for (const table of tables) await env.DB.exec(`ALTER TABLE ${from(table)} RENAME TO ${to(table)}`);
};
const here = (table: string) => table;
const away = (table: string) => `away_${table}`;

test("while D1 is away the room goes on: hearts, presence and likes of known posts; the rest waits in plain words", async () => {
  const teamId = "database-away";
  for (const level of ["warn", "error"] as const) vi.spyOn(console, level).mockReturnValue();
  const [al, coach] = [memberOf({ teamId, sub: "al" }), memberOf({ teamId, sub: "sarah", role: "coach" })];
  const postId = await al.write("Before");
  const [a, b] = [await enterRoom({ teamId, sub: "a" }), await enterRoom({ teamId, sub: "b" })];
  await move(here, away);
  try {
    a.send({ type: "SEND_CHEER", icon: "💛" });
    expect(await b.next("LIVE_CHEER")).toMatchObject({ userId: "a" });
    a.send({ type: "POST_LIKE", postId });
    expect(await a.next("LIKE_UPDATE")).toMatchObject({ likes: 1, liked: true });
    expect(await (await al.get("presence")).json()).toMatchObject({ count: 3 });
    // Of a post that this room has never heard of only D1 could tell.
    b.send({ type: "POST_LIKE", postId: "unheard" });
    expect(await b.next("ERROR")).toMatchObject({ code: "INTERNAL", postId: "unheard" });
    const id = crypto.randomUUID();
    for (const answer of [
      await al.get("posts"),
      await al.post("posts", { id, text: "Meanwhile" }),
      await coach.post(`posts/${postId}/pin`),
      await al.post(`posts/${postId}/report`),
    ]) {
      expect([answer.status, answer.headers.get("retry-after")]).toEqual([503, "5"]);
      expect(await answer.json()).toMatchObject({
        code: "NOT_READY",
        detail: expect.stringContaining("moment"),
      });
    }
    // Ten minutes of alarms.
    for (let minute = 0; minute < 10; minute += 1) await ringAlarm(teamId);
    await move(away, here);
    expect((await al.post("posts", { id, text: "Meanwhile" })).status).toBe(201);
  } finally {
    await move(away, here).catch(() => undefined);
  }
  await ringAlarm(teamId);
  const { results } = await env.DB.prepare("SELECT likes FROM post_like_counts WHERE team_id = ?")
    .bind(teamId)
    .all();
  expect(results).toEqual([{ likes: 1 }]);
  expect(await (await al.get("posts")).json()).toMatchObject({
    items: [{ text: "Meanwhile" }, { text: "Before", likes: 1 }],
  });
});
