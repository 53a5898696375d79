import { randomUUID } from "node:crypto";
import { schema } from "@planrrr/database";
import { and, eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { ensureRoom } from "./ensure-room.ts";
import { openRooms, type OpenRooms } from "./testing/open-rooms.ts";

let rooms: OpenRooms;
beforeAll(async () => (rooms = await openRooms()));
afterAll(() => rooms.close());

test("a room is named by the coach, once, however many ask at the same time", async () => {
  const sarah = await rooms.seedTeam();
  const names = await Promise.all(Array.from({ length: 8 }, () => ensureRoom(rooms.ctx, sarah)));
  expect(new Set(names)).toEqual(new Set([sarah.userId]));
});

test("a coach's second team has a room of its own", async () => {
  const sarah = await rooms.seedTeam();
  const [teamId, id] = [randomUUID(), randomUUID()];
  await rooms.ctx.db.insert(schema.teams).values({ id: teamId, name: "Second", slug: teamId });
  await rooms.ctx.db
    .insert(schema.members)
    .values({ id, organizationId: teamId, userId: sarah.userId, role: "owner" });
  expect(await ensureRoom(rooms.ctx, sarah)).toBe(sarah.userId);
  expect(await ensureRoom(rooms.ctx, { teamId })).toBe(teamId);
});

test("a team that gets another owner keeps its room, and one that is gone leaves it to nobody", async () => {
  const sarah = await rooms.seedTeam();
  const room = await ensureRoom(rooms.ctx, sarah);
  const dave = await rooms.seedMember(sarah, "owner");
  await rooms.ctx.db
    .update(schema.members)
    .set({ role: "admin" })
    .where(and(eq(schema.members.organizationId, sarah.teamId), eq(schema.members.userId, sarah.userId)));
  expect(await ensureRoom(rooms.ctx, dave)).toBe(room);
  await rooms.ctx.db.delete(schema.teams).where(eq(schema.teams.id, sarah.teamId));
  const teamId = randomUUID();
  await rooms.ctx.db.insert(schema.teams).values({ id: teamId, name: "New", slug: teamId });
  await rooms.ctx.db
    .insert(schema.members)
    .values({ id: randomUUID(), organizationId: teamId, userId: sarah.userId, role: "owner" });
  expect(await ensureRoom(rooms.ctx, { teamId })).toBe(teamId);
});
