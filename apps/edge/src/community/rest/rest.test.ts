import type { CommunityPostPage } from "@planrrr/contract/community";
import { beforeEach, describe, expect, test } from "vitest";
import { memberOf } from "../../testing/ask-room.ts";
import { fetchEdge } from "../../testing/edge.ts";
import { enterRoom } from "../../testing/enter-room.ts";
import { makeToken, startFakeCore } from "../../testing/fake-core.ts";

beforeEach(() => void startFakeCore());

const page = async (answer: Response) => answer.json<CommunityPostPage>();

describe("posts", () => {
  test("are written, read newest first, and told to the room", async () => {
    const teamId = "posts";
    const al = memberOf({ teamId, sub: "al", name: "Al" });
    const watcher = await enterRoom({ teamId, sub: "w" });
    const first = await al.post("posts", { text: "  First  ", link: "https://planrrr.example/x" });
    expect(first.status).toBe(201);
    const post = await first.json<{ id: string; createdAt: string }>();
    expect(post).toMatchObject({
      author: { id: "al", name: "Al", role: "member" },
      text: "First",
      link: "https://planrrr.example/x",
      pinnedAt: null,
      likes: 0,
      liked: false,
    });
    expect(await watcher.next("NEW_POSTS")).toEqual({ type: "NEW_POSTS", count: 1, postIds: [post.id] });
    const second = await al.write("Second");
    expect((await page(await al.get("posts"))).items.map(({ id }) => id)).toEqual([second, post.id]);
    const since = await page(await al.get(`posts?since=${post.createdAt}`));
    expect(since.items.map(({ id }) => id)).toEqual([second]);
    expect((await page(await memberOf({ teamId: "neighbours" }).get("posts"))).items).toEqual([]);
  });

  test("pages meet without gap or overlap, also when all are of one moment", async () => {
    const teamId = "pages";
    const people = ["a", "b", "c", "d"].map((sub) => memberOf({ teamId, sub }));
    await Promise.all(people.map(async (person) => person.write("Hello")));
    const { items: all } = await page(await people[0]!.get("posts"));
    expect(new Set(all.map(({ createdAt }) => createdAt)).size).toBe(4);
    const one = await page(await people[0]!.get("posts?limit=3"));
    const two = await page(await people[0]!.get(`posts?limit=3&before=${one.nextCursor}`));
    expect([...one.items, ...two.items]).toEqual(all);
    expect(two.nextCursor).toBeNull();
  });

  test("with an id of one's own a repeat makes no second one; nobody else may take it", async () => {
    const teamId = "repeat";
    const id = crypto.randomUUID();
    const al = memberOf({ teamId, sub: "al" });
    const answers = await Promise.all([0, 1].map(async () => al.post("posts", { id, text: "Once" })));
    expect(answers.map(({ status }) => status)).toEqual([201, 201]);
    expect((await page(await al.get("posts"))).items).toHaveLength(1);
    expect((await memberOf({ teamId, sub: "eve" }).post("posts", { id, text: "Mine" })).status).toBe(409);
  });

  test.each([
    ["{", 400, "INVALID_JSON"],
    ["[]", 400, "INVALID_INPUT"],
    ['{"text":"   "}', 400, "INVALID_INPUT"],
    [JSON.stringify({ text: "x".repeat(4_001) }), 400, "INVALID_INPUT"],
    ['{"text":"x","link":"javascript:alert(1)"}', 400, "INVALID_INPUT"],
    ['{"text":"x","link":"//evil.test"}', 400, "INVALID_INPUT"],
    [JSON.stringify({ text: "x".repeat(20_000) }), 413, "PAYLOAD_TOO_LARGE"],
  ])("%.40s is refused", async (body, status, code) => {
    const answer = await memberOf({ teamId: "bad-posts" }).post("posts", body);
    expect(answer.status).toBe(status);
    expect(await answer.json()).toMatchObject({ code });
  });

  test("too many at once are asked to wait", async () => {
    const chatty = memberOf({ teamId: "chatty" });
    const statuses = [];
    for (let n = 0; n < 7; n += 1) statuses.push((await chatty.post("posts", { text: `${n}` })).status);
    expect(statuses.slice(0, 5)).toEqual([201, 201, 201, 201, 201]);
    expect(statuses.at(-1)).toBe(429);
  });

  test("are deleted by author or coach, by nobody else, and are gone for all", async () => {
    const teamId = "delete";
    const [al, eve] = [memberOf({ teamId, sub: "al" }), memberOf({ teamId, sub: "eve" })];
    const coach = memberOf({ teamId, sub: "c", role: "coach" });
    const watcher = await enterRoom({ teamId, sub: "w" });
    const [own, bad] = [await al.write("Mine"), await al.write("Bad")];
    expect((await eve.remove(`posts/${own}`)).status).toBe(403);
    expect((await al.remove(`posts/${own}`)).status).toBe(204);
    expect((await coach.remove(`posts/${bad}`)).status).toBe(204);
    expect(await watcher.next("POST_CHANGED")).toEqual({
      type: "POST_CHANGED",
      postId: own,
      change: "deleted",
    });
    expect((await page(await al.get("posts"))).items).toEqual([]);
    expect((await al.remove(`posts/${own}`)).status).toBe(404);
    watcher.send({ type: "POST_LIKE", postId: own });
    expect(await watcher.next("ERROR")).toMatchObject({ code: "NOT_FOUND", postId: own });
  });
});

test("cheers go out by REST, too", async () => {
  const teamId = "rest-cheers";
  const watcher = await enterRoom({ teamId, sub: "w" });
  expect((await memberOf({ teamId, sub: "al" }).post("cheers", { icon: "💛" })).status).toBe(204);
  expect(await watcher.next("LIVE_CHEER")).toEqual({ type: "LIVE_CHEER", userId: "al", icon: "💛" });
});

test("reports are the coach's to read and to settle, and name nobody", async () => {
  const teamId = "reports";
  const [al, eve] = [memberOf({ teamId, sub: "al" }), memberOf({ teamId, sub: "eve" })];
  const coach = memberOf({ teamId, sub: "c", role: "coach" });
  const postId = await al.write("Rude");
  expect((await eve.post(`posts/${postId}/report`, { reason: "Rude." })).status).toBe(204);
  expect((await eve.post(`posts/${postId}/report`, { reason: "Very rude." })).status).toBe(204);
  expect((await coach.post(`posts/${postId}/report`)).status).toBe(204);
  expect((await eve.post("posts/nowhere/report")).status).toBe(404);
  expect((await eve.get("reports")).status).toBe(403);
  const text = await (await coach.get("reports")).text();
  expect(JSON.parse(text)).toMatchObject({
    items: [{ post: { id: postId, text: "Rude" }, reports: 2, reasons: ["Very rude."] }],
  });
  expect(text).not.toContain("eve");
  expect((await eve.remove(`reports/${postId}`)).status).toBe(403);
  expect((await coach.remove(`reports/${postId}`)).status).toBe(204);
  expect(await (await coach.get("reports")).json()).toEqual({ items: [] });
});

test("who is muted can neither post nor cheer, but reads and likes, until the coach ends it", async () => {
  const teamId = "muted";
  const al = memberOf({ teamId, sub: "al" });
  const coach = memberOf({ teamId, sub: "c", role: "coach" });
  const postId = await al.write("Loud");
  expect((await al.post("muted", { userId: "c" })).status).toBe(403);
  expect((await coach.post("muted", { userId: "c" })).status).toBe(400);
  const muted = await coach.post("muted", { userId: "al", name: "Al", minutes: 60 });
  expect(await muted.json()).toMatchObject({ items: [{ userId: "al", name: "Al" }] });
  const refused = await al.post("posts", { text: "Louder" });
  expect(refused.status).toBe(403);
  expect(Number(refused.headers.get("Retry-After"))).toBeGreaterThan(3_500);
  expect(await refused.json()).toMatchObject({ code: "MUTED" });
  expect((await al.post("cheers", { icon: "💛" })).status).toBe(403);
  const socket = await enterRoom({ teamId, sub: "al" });
  socket.send({ type: "SEND_CHEER", icon: "💛" });
  expect(await socket.next("ERROR")).toMatchObject({ code: "MUTED" });
  expect((await al.post(`posts/${postId}/like`)).status).toBe(200);
  expect(await (await coach.remove("muted/al")).json()).toEqual({ items: [] });
  expect((await al.post("posts", { text: "Calm" })).status).toBe(201);
});

describe("browsers", () => {
  test("on the core's pages may ask, others may not read", async () => {
    const token = await makeToken({ teamId: "cors" });
    const ask = async (origin: string, method = "GET") =>
      fetchEdge("/api/community/cors/presence", {
        method,
        headers: { Origin: origin, ...(method === "GET" && { Authorization: `Bearer ${token}` }) },
      });
    const own = await ask("http://core.test");
    expect(own.headers.get("Access-Control-Allow-Origin")).toBe("http://core.test");
    expect(own.headers.get("Cache-Control")).toBe("private, no-store");
    expect((await ask("http://evil.test")).headers.get("Access-Control-Allow-Origin")).toBeNull();
    const preflight = await ask("http://core.test", "OPTIONS");
    expect(preflight.status).toBe(204);
    expect(preflight.headers.get("Access-Control-Allow-Headers")).toContain("Authorization");
    expect((await ask("http://evil.test", "OPTIONS")).headers.get("Access-Control-Allow-Origin")).toBeNull();
  });

  test("also read refusals", async () => {
    const answer = await fetchEdge("/api/community/cors/presence", {
      headers: { Origin: "http://core.test" },
    });
    expect(answer.status).toBe(401);
    expect(answer.headers.get("Access-Control-Allow-Origin")).toBe("http://core.test");
  });
});
