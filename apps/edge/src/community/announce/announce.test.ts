import type { CommunityAnnounced, CommunityNotifications } from "@planrrr/contract/community";
import { afterEach, beforeEach, describe, expect, test, vi } from "vitest";
import { readRows, ringAlarm } from "../../testing/alarms.ts";
import { memberOf } from "../../testing/ask-room.ts";
import { env, fetchEdge } from "../../testing/edge.ts";
import { enterRoom } from "../../testing/enter-room.ts";
import { startFakeCore } from "../../testing/fake-core.ts";
import { runCommunityCron } from "./run-community-cron.ts";

let core: ReturnType<typeof startFakeCore>;
beforeEach(() => {
  core = startFakeCore();
});
afterEach(() => void vi.restoreAllMocks());

async function announce(body: object, key: string | null = "the-new-key"): Promise<Response> {
  return fetchEdge("/api/community/announce", {
    method: "POST",
    headers: key === null ? {} : { "X-Internal-API-Key": key },
    body: JSON.stringify(body),
  });
}

describe("a pin", () => {
  test("is the coach's, reaches everybody who is here once, and the core for those who are not", async () => {
    const teamId = "pin";
    const coach = memberOf({ teamId, sub: "dave", name: "Dave", role: "coach" });
    const postId = await coach.write("Today: drink water and walk 20 minutes");
    const al = await enterRoom({ teamId, sub: "al" });
    expect((await memberOf({ teamId, sub: "al" }).post(`posts/${postId}/pin`)).status).toBe(403);
    const pinned = await coach.post(`posts/${postId}/pin`);
    expect(await pinned.json()).toMatchObject({ id: postId, pinnedAt: expect.any(String) as string });
    const news = {
      title: "Coach Dave just pinned a post",
      body: "Today: drink water and walk 20 minutes",
      link: `/community?post=${postId}`,
    };
    expect(await al.next("LIVE_NOTIFICATION")).toEqual({ type: "LIVE_NOTIFICATION", ...news });
    expect(await al.next("POST_CHANGED")).toMatchObject({ postId, change: "pinned" });
    expect((await coach.post(`posts/${postId}/pin`)).status).toBe(200);
    await ringAlarm(teamId);
    expect(core.told).toMatchObject([{ teamId, kind: "pin", ...news, presentUserIds: ["al"] }]);
    expect(core.keys).toEqual(["the-new-key"]);
    const list = await (await coach.get("notifications")).json<CommunityNotifications>();
    expect(list.items).toMatchObject([{ kind: "pin", ...news }]);
    expect(await (await coach.get("posts")).json()).toMatchObject({ pinned: [{ id: postId }] });
    expect(await (await coach.remove(`posts/${postId}/pin`)).json()).toMatchObject({ pinnedAt: null });
    expect(await (await coach.get("posts")).json()).toMatchObject({ pinned: [] });
  });

  test("may have words of its own", async () => {
    const teamId = "pin-words";
    const coach = memberOf({ teamId, sub: "d", role: "coach" });
    const postId = await coach.write("x");
    const al = await enterRoom({ teamId, sub: "al" });
    await coach.post(`posts/${postId}/pin`, { title: "Today's instructions", body: "Tap to view." });
    expect(await al.next("LIVE_NOTIFICATION")).toMatchObject({
      title: "Today's instructions",
      body: "Tap to view.",
    });
  });

  test("waits in the outbox while the core is away, and is told once it is back", async () => {
    const teamId = "outbox";
    const coach = memberOf({ teamId, sub: "d", role: "coach" });
    const postId = await coach.write("x");
    const logged = (["warn", "error", "info"] as const).map((level) =>
      vi.spyOn(console, level).mockReturnValue(),
    );
    core.answers.push(503, 401, 500);
    await coach.post(`posts/${postId}/pin`);
    for (let n = 0; n < 4; n += 1) await ringAlarm(teamId);
    expect(core.told).toHaveLength(1);
    expect(await readRows(teamId, "SELECT id FROM outbox")).toEqual([]);
    const gone = await coach.write("y");
    core.answers.push(400);
    await coach.post(`posts/${gone}/pin`);
    await ringAlarm(teamId);
    expect(await readRows(teamId, "SELECT id FROM outbox")).toEqual([]);
    expect(core.told).toHaveLength(1);
    expect(logged.map(({ mock }) => mock.calls.length)).toEqual([3, 1, 0]);
  });
});

describe("an announcement", () => {
  const win = { title: "Team Blue", body: "just hit 100,000 steps combined!", link: "/wins/1" };

  test("is the core's alone", async () => {
    expect((await announce({ id: "a", ...win }, null)).status).toBe(401);
    expect((await announce({ id: "a", ...win }, "the-newkey")).status).toBe(401);
    expect((await announce({ id: "a", ...win, link: "javascript:x" })).status).toBe(400);
    expect((await announce({ id: "a", ...win, teamIds: [] }, "the-old-key")).status).toBe(200);
  });

  test("to some rooms reaches those, each once, whatever is repeated", async () => {
    const [one, two] = [await enterRoom({ teamId: "some-1" }), await enterRoom({ teamId: "some-2" })];
    const body = { id: "win-some", ...win, teamIds: ["some-2", "some-1", "some-2"] };
    expect(await (await announce(body)).json()).toEqual({ id: "win-some", rooms: 2, done: true });
    expect(await one.next("LIVE_NOTIFICATION")).toEqual({ type: "LIVE_NOTIFICATION", ...win });
    await two.next("LIVE_NOTIFICATION");
    await announce(body);
    expect(
      await env.CommunityDurableObject.getByName("some-1").notify({
        ...win,
        id: "win-some",
        kind: "announcement",
      }),
    ).toBe(false);
    expect((await env.CommunityDurableObject.getByName("some-1").listNotifications(0)).length).toBe(1);
  });

  test("without rooms reaches every active one, and what could not be told is told by the cron", async () => {
    const rooms = ["all-1", "all-2", "all-3"];
    const clients = await Promise.all(rooms.map(async (teamId) => enterRoom({ teamId })));
    for (const teamId of rooms) await ringAlarm(teamId);
    const answer = await (await announce({ id: "win-all", ...win })).json<CommunityAnnounced>();
    expect(answer).toMatchObject({ done: true });
    expect(answer.rooms).toBeGreaterThanOrEqual(3);
    for (const client of clients) await client.next("LIVE_NOTIFICATION");
    // As after a crash in the middle: told as far as all-1.
    await env.DB.prepare(
      "INSERT INTO announcements (id, title, body, link, created_at, next_team_id) VALUES (?, ?, ?, ?, ?, ?)",
    )
      .bind("win-cut", "Cut off", "in the middle", "/", Date.now(), "all-1")
      .run();
    await runCommunityCron(env);
    for (const client of clients.slice(1))
      expect(await client.next("LIVE_NOTIFICATION")).toMatchObject({ title: "Cut off" });
    expect(await env.CommunityDurableObject.getByName("all-1").listNotifications(0)).toHaveLength(1);
    const row = await env.DB.prepare("SELECT next_team_id FROM announcements WHERE id = 'win-cut'").first();
    expect(row).toEqual({ next_team_id: null });
  });
});
