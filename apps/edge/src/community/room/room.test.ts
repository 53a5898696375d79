import { evictDurableObject, runInDurableObject } from "cloudflare:test";
import { beforeEach, describe, expect, test } from "vitest";
import { readRows, ringAlarm } from "../../testing/alarms.ts";
import { memberOf } from "../../testing/ask-room.ts";
import { env } from "../../testing/edge.ts";
import { enterRoom } from "../../testing/enter-room.ts";
import { startFakeCore } from "../../testing/fake-core.ts";

beforeEach(() => void startFakeCore());

describe("presence", () => {
  test("counts people, not tabs, names coaches, and hears who leaves", async () => {
    const teamId = "presence";
    const sarah = await enterRoom({ teamId, sub: "sarah", name: "Sarah", role: "coach" });
    const tab = await enterRoom({ teamId, sub: "al" });
    await enterRoom({ teamId, sub: "al" });
    expect(await sarah.next("PRESENCE_UPDATE")).toEqual({
      type: "PRESENCE_UPDATE",
      count: 2,
      activeCoaches: ["Sarah"],
    });
    sarah.socket.close(1000, "tea");
    await sarah.closed;
    await tab.nextFrame((frame) => JSON.stringify(frame).includes('"count":1,"activeCoaches":[]'));
  });

  test("JOIN_TEAM is answered with it, and for another team the door is shown", async () => {
    const client = await enterRoom({ teamId: "join" });
    await client.next("PRESENCE_UPDATE");
    client.send({ type: "JOIN_TEAM", teamId: "join" });
    expect(await client.next("PRESENCE_UPDATE")).toMatchObject({ count: 1 });
    client.send({ type: "JOIN_TEAM", teamId: "another" });
    expect(await client.next("ERROR")).toMatchObject({ code: "WRONG_TEAM" });
    expect(await client.closed).toMatchObject({ code: 4403 });
  });

  test("is told again by the alarm, and dead lines are let go", async () => {
    const teamId = "alarm";
    const [alive, dead] = [await enterRoom({ teamId, sub: "a" }), await enterRoom({ teamId, sub: "d" })];
    await alive.next("PRESENCE_UPDATE");
    const hourAgo = Date.now() - 100_000;
    await runInDurableObject(env.CommunityDurableObject.getByName(teamId), (_room, ctx) => {
      for (const socket of ctx.getWebSockets())
        socket.serializeAttachment({ ...(socket.deserializeAttachment() as object), openedAt: hourAgo });
    });
    await evictDurableObject(env.CommunityDurableObject.getByName(teamId));
    alive.send("ping");
    await alive.nextFrame((frame) => frame === "pong");
    await ringAlarm(teamId);
    expect(await dead.closed).toMatchObject({ code: 4001 });
    expect(await alive.next("PRESENCE_UPDATE")).toMatchObject({ count: 1 });
    expect(await readRows(teamId, "SELECT kind FROM timers WHERE kind = 'presence'")).toHaveLength(1);
  });

  test("who polls is there, too", async () => {
    const teamId = "pollers";
    await memberOf({ teamId, sub: "eve", name: "Eve", role: "coach" }).get("presence");
    const answer = await memberOf({ teamId, sub: "al" }).get("presence");
    expect(await answer.json()).toEqual({ count: 2, activeCoaches: ["Eve"] });
  });
});

describe("cheers", () => {
  test("one alone is one message to all, with who sent it", async () => {
    const [a, b] = [
      await enterRoom({ teamId: "cheer", sub: "a" }),
      await enterRoom({ teamId: "cheer", sub: "b" }),
    ];
    a.send({ type: "SEND_CHEER", icon: "💛" });
    const cheer = { type: "LIVE_CHEER", userId: "a", icon: "💛" };
    expect(await b.nextFrame((frame) => JSON.stringify(frame).includes("CHEER"))).toEqual(cheer);
    expect(await a.next("LIVE_CHEER")).toEqual(cheer);
  });

  test("those of one moment come as one frame, all of them", async () => {
    const teamId = "cheers";
    const clients = await Promise.all(
      Array.from({ length: 5 }, async (_, n) => enterRoom({ teamId, sub: `u${n}` })),
    );
    for (const client of clients) client.send({ type: "SEND_CHEER", icon: "👏" });
    const [first] = clients;
    const from = [];
    for (let n = 0; n < 5; n += 1) from.push((await first?.next("LIVE_CHEER"))?.userId);
    expect(new Set(from)).toEqual(new Set(["u0", "u1", "u2", "u3", "u4"]));
    const cheering = first?.frames.filter((frame) => JSON.stringify(frame).includes("CHEER")) ?? [];
    expect(cheering.length).toBeLessThan(5);
  });

  test("a thousand from one socket: some go through, the sender is told, then sent away", async () => {
    const [flood, other] = [
      await enterRoom({ teamId: "flood", sub: "f" }),
      await enterRoom({ teamId: "flood", sub: "o" }),
    ];
    for (let n = 0; n < 1_000; n += 1) flood.send({ type: "SEND_CHEER", icon: "🎉" });
    expect(await flood.next("ERROR")).toMatchObject({ code: "RATE_LIMITED" });
    expect(await flood.closed).toMatchObject({ code: 1008 });
    other.send({ type: "SEND_CHEER", icon: "🌻" });
    await other.nextFrame((frame) => JSON.stringify(frame).includes("🌻"));
    const came = other.frames.flat().filter((message) => message !== "pong" && message.type === "LIVE_CHEER");
    expect(came.length).toBeLessThan(40);
  });
});

test("one person may be here twenty times, and is one", async () => {
  const teamId = "tabs";
  const tabs = [];
  for (let n = 0; n < 20; n += 1) tabs.push(await enterRoom({ teamId, sub: "al" }));
  const oneMore = await enterRoom({ teamId, sub: "al" });
  expect(await oneMore.next("ERROR")).toMatchObject({ code: "RATE_LIMITED" });
  expect(await oneMore.closed).toMatchObject({ code: 1008 });
  await enterRoom({ teamId, sub: "eve" });
  await tabs[0]?.nextFrame((frame) => JSON.stringify(frame).includes('"count":2'));
});

describe("bad frames", () => {
  test.each([
    ["{", "INVALID_JSON"],
    ['{"type":"NOTHING"}', "UNKNOWN_TYPE"],
    ['{"type":"SEND_CHEER","icon":""}', "INVALID_INPUT"],
    ['{"type":"POST_LIKE","postId":"nowhere"}', "NOT_FOUND"],
  ])("%s is answered %s, and the socket stays", async (frame, code) => {
    const client = await enterRoom({ teamId: "bad" });
    client.send(frame);
    expect(await client.next("ERROR")).toMatchObject({ code });
    client.send("ping");
    expect(await client.nextFrame((each) => each === "pong")).toBe("pong");
  });

  test("5 kB and bytes end the socket", async () => {
    const large = await enterRoom({ teamId: "large" });
    large.send({ type: "SEND_CHEER", icon: "x".repeat(5_000) });
    expect(await large.closed).toMatchObject({ code: 1009 });
    const binary = await enterRoom({ teamId: "large" });
    binary.socket.send(new Uint8Array([1, 2, 3]));
    expect(await binary.closed).toMatchObject({ code: 1003 });
  });
});

test("a room that slept knows its people still, and ping does not wake it", async () => {
  const teamId = "sleep";
  const client = await enterRoom({ teamId, sub: "al", name: "Al", role: "coach" });
  await client.next("PRESENCE_UPDATE");
  await evictDurableObject(env.CommunityDurableObject.getByName(teamId));
  client.send("ping");
  await client.nextFrame((frame) => frame === "pong");
  client.send({ type: "SEND_CHEER", icon: "☀️" });
  expect(await client.next("LIVE_CHEER")).toMatchObject({ userId: "al" });
  client.send({ type: "JOIN_TEAM", teamId });
  expect(await client.next("PRESENCE_UPDATE")).toEqual({
    type: "PRESENCE_UPDATE",
    count: 1,
    activeCoaches: ["Al"],
  });
});
