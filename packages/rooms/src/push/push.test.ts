import { schema } from "@planrrr/database";
import { createSafeFetch } from "@planrrr/resilience";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { ensureRoom } from "../ensure-room.ts";
import { openRooms, type OpenRooms } from "../testing/open-rooms.ts";
import { startPushService, type PushService } from "../testing/start-push-service.ts";
import { readPush } from "./read-push.ts";
import { sendNotices } from "./send-notices.ts";
import { subscribeToPush } from "./subscribe-to-push.ts";
import { takeNotice } from "./take-notice.ts";
import { unsubscribeFromPush } from "./unsubscribe-from-push.ts";
import { makeVapidKey, toVapidKeys } from "./vapid-keys.ts";

let rooms: OpenRooms;
let service: PushService;
beforeAll(async () => {
  rooms = await openRooms();
  service = await startPushService();
});
beforeEach(async () => void (await rooms.ctx.db.delete(schema.pushSubscriptions)));
afterAll(() => Promise.all([rooms.close(), service.close()]));

/** A team of a coach and a member, each with a browser. */
async function openTeam() {
  const sarah = await rooms.seedTeam();
  const ruth = await rooms.seedMember(sarah);
  const room = await ensureRoom(rooms.ctx, sarah);
  const [desk, phone] = [service.subscribe(), service.subscribe()];
  await subscribeToPush(rooms.ctx, sarah, desk);
  const { id } = await subscribeToPush(rooms.ctx, ruth, phone);
  const notice = {
    id: crypto.randomUUID(),
    teamId: room,
    kind: "pin" as const,
    title: "Coach Sarah just pinned today’s instructions",
    body: "Ten minutes after lunch – mit Öl ✓",
    link: "/community?post=p1",
    presentUserIds: [sarah.userId],
  };
  return { sarah, ruth, room, desk, phone, phoneId: id, notice };
}

test("who is away is told, once, in words that only their browser reads; who is there is not", async () => {
  const { desk, phone, notice } = await openTeam();
  expect(await takeNotice(rooms.ctx, notice)).toEqual({ browsers: 1 });
  expect(await takeNotice(rooms.ctx, notice)).toEqual({ browsers: 0 });
  const sent = await Promise.all([sendNotices(rooms.ctx), sendNotices(rooms.ctx)]);
  expect(sent.reduce((sum, one) => sum + one)).toBe(1);
  expect(await sendNotices(rooms.ctx)).toBe(0);
  expect(desk.received).toEqual([]);
  expect(phone.received).toHaveLength(1);
  const [{ message, vapid, headers } = { message: 0, vapid: {}, headers: {} }] = phone.received;
  const { title, body, link } = notice;
  expect(message).toMatchObject({ title, body, link });
  expect(vapid).toMatchObject({ sub: "mailto:tests@planrrr.test", key: rooms.ctx.vapid?.publicKey });
  expect(headers).toMatchObject({ ttl: "86400", "content-encoding": "aes128gcm" });
});

test.each([404, 410])("a subscription that is no more (%i) is removed", async (status) => {
  const { ruth, phone, notice } = await openTeam();
  await takeNotice(rooms.ctx, notice);
  service.answerNext({ status });
  expect(await sendNotices(rooms.ctx)).toBe(0);
  expect(await readPush(rooms.ctx, ruth)).toMatchObject({ devices: 0 });
  rooms.advance(3_600_000);
  expect(await sendNotices(rooms.ctx)).toBe(0);
  expect(phone.received).toEqual([]);
});

test("a push service in trouble is asked again, not before it wants to be, and for a day at the most", async () => {
  const { phone, notice } = await openTeam();
  await takeNotice(rooms.ctx, notice);
  service.answerNext({ status: 503 }, { status: 429, headers: { "retry-after": "7200" } });
  expect(await sendNotices(rooms.ctx)).toBe(0);
  rooms.advance(60_000);
  expect(await sendNotices(rooms.ctx)).toBe(0);
  rooms.advance(7_199_000);
  expect(await sendNotices(rooms.ctx)).toBe(0);
  rooms.advance(1_000);
  expect(await sendNotices(rooms.ctx)).toBe(1);
  expect(phone.received).toHaveLength(1);
  await takeNotice(rooms.ctx, { ...notice, id: "late" });
  service.answerNext({ status: 500 }, { status: 500 });
  expect(await sendNotices(rooms.ctx)).toBe(0);
  rooms.advance(25 * 3_600_000);
  expect(await sendNotices(rooms.ctx)).toBe(0);
  expect(rooms.logged).toContain("push given up");
  rooms.advance(3_600_000);
  expect(await sendNotices(rooms.ctx)).toBe(0);
  expect(phone.received).toHaveLength(1);
});

test("one that does not take a message will not take it later: it is not asked again", async () => {
  const { notice } = await openTeam();
  await takeNotice(rooms.ctx, notice);
  service.answerNext({ status: 413 });
  expect(await sendNotices(rooms.ctx)).toBe(0);
  expect(await rooms.ctx.db.select().from(schema.pushDeliveries)).toEqual([]);
});

test("a sender who died in the middle leaves it to the next", async () => {
  const { phone, notice } = await openTeam();
  await takeNotice(rooms.ctx, notice);
  const dead = { ...rooms.ctx, pushFetch: () => new Promise<never>(() => undefined) };
  void sendNotices(dead);
  await expect
    .poll(() => rooms.ctx.db.select().from(schema.pushDeliveries))
    .toMatchObject([{ dueAt: new Date(rooms.ctx.now().getTime() + 60_000) }]);
  expect(await sendNotices(rooms.ctx)).toBe(0);
  rooms.advance(60_000);
  expect(await sendNotices(rooms.ctx)).toBe(1);
  expect(phone.received).toHaveLength(1);
});

test("an address inside is never asked, whatever it was when somebody subscribed", async () => {
  const { notice, phone } = await openTeam();
  await takeNotice(rooms.ctx, notice);
  const guarded = createSafeFetch({ allowLoopback: false });
  expect(await sendNotices({ ...rooms.ctx, pushFetch: guarded.fetch })).toBe(0);
  await guarded.close();
  expect(phone.received).toEqual([]);
  expect(await rooms.ctx.db.select().from(schema.pushDeliveries)).toEqual([]);
});

test.each([
  ["http://push.example/send/1", true],
  ["http://127.0.0.1:9/send/1", false],
  ["ftp://push.example/1", true],
  ["https://user:secret@push.example/1", true],
])("%s is no push service", async (endpoint, allowLoopback) => {
  const sarah = await rooms.seedTeam();
  const { keys } = service.subscribe();
  await expect(
    subscribeToPush({ ...rooms.ctx, allowLoopback }, sarah, { endpoint, keys }),
  ).rejects.toMatchObject({ code: "INVALID_INPUT" });
});

test("keys that are none are refused", async () => {
  const sarah = await rooms.seedTeam();
  const { endpoint, keys } = service.subscribe();
  for (const wrong of [
    { ...keys, p256dh: "AAAA" },
    { ...keys, auth: "AAAA" },
    { ...keys, p256dh: keys.auth },
  ])
    await expect(subscribeToPush(rooms.ctx, sarah, { endpoint, keys: wrong })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
});

test("a repeat renews a subscription, and who signs in there later takes it over", async () => {
  const { sarah, ruth, phone, phoneId } = await openTeam();
  expect(await subscribeToPush(rooms.ctx, ruth, phone)).toEqual({ id: phoneId });
  expect(await subscribeToPush(rooms.ctx, sarah, phone)).toEqual({ id: phoneId });
  expect(await readPush(rooms.ctx, ruth)).toMatchObject({ devices: 0 });
  await expect(unsubscribeFromPush(rooms.ctx, ruth, { id: phoneId })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
  await unsubscribeFromPush(rooms.ctx, sarah, { id: phoneId });
  expect(await readPush(rooms.ctx, sarah)).toMatchObject({ devices: 1 });
});

test("nobody collects browsers without end", async () => {
  const sarah = await rooms.seedTeam();
  for (let count = 0; count < 22; count += 1) {
    rooms.advance(1_000);
    await subscribeToPush(rooms.ctx, sarah, service.subscribe());
  }
  expect(await readPush(rooms.ctx, sarah)).toMatchObject({ devices: 20 });
});

test("who has left the team is told nothing, nor is a room whose team is gone", async () => {
  const { ruth, notice } = await openTeam();
  await rooms.ctx.db.delete(schema.members);
  expect(await takeNotice(rooms.ctx, notice)).toEqual({ browsers: 0 });
  await rooms.ctx.db.delete(schema.teams);
  expect(await takeNotice(rooms.ctx, { ...notice, id: "later" })).toEqual({ browsers: 0 });
  expect(await readPush(rooms.ctx, ruth)).toMatchObject({ devices: 1 });
});

test("a key is one of the curve, or it is refused", () => {
  const key = makeVapidKey();
  expect(Buffer.from(toVapidKeys(key, "").publicKey, "base64url")).toHaveLength(65);
  for (const wrong of [
    "",
    "short",
    Buffer.alloc(32).toString("base64url"),
    Buffer.alloc(32, 255).toString("base64url"),
  ])
    expect(() => toVapidKeys(wrong, "")).toThrow("VAPID_PRIVATE_KEY");
});
