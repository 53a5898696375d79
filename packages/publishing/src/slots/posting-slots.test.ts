import { expect, test } from "vitest";
import { createScene, seedConnection } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { createSlots, listSlots, nextSlots, removeSlot } from "./posting-slots.ts";

const database = useTestDatabase();
const monday = { weekdays: [1], localTimes: ["09:00"], timeZone: "Europe/Berlin" };
// The test clock stands at Monday, 1 June 2026, 12:00 UTC.
const [first, second, third] = [
  "2026-06-08T07:00:00.000Z",
  "2026-06-15T07:00:00.000Z",
  "2026-06-22T07:00:00.000Z",
];

test("slots are added for every day and time, once", async () => {
  const { ctx, actor } = await createScene(database.current.db);
  const input = { weekdays: [5, 1], localTimes: ["17:00", "09:00"], timeZone: "Europe/Berlin" };
  await createSlots(ctx, actor, monday);
  const { items } = await createSlots(ctx, actor, input);
  expect(items.map(({ weekday, localTime }) => `${weekday} ${localTime}`)).toEqual([
    "1 09:00",
    "1 17:00",
    "5 09:00",
    "5 17:00",
  ]);
  await removeSlot(ctx, actor, { id: items[0]?.id ?? "" });
  expect((await listSlots(ctx, actor)).items).toHaveLength(3);
  await expect(createSlots(ctx, actor, { ...monday, timeZone: "Mars" })).rejects.toMatchObject({
    code: "TIME_ZONE_UNKNOWN",
  });
});

test("a post takes its slot for its own connections, a draft too, a cancelled one not", async () => {
  const { ctx, actor, connectionId, write } = await createScene(database.current.db);
  const other = await seedConnection(ctx, actor, { identifier: "other" });
  await createSlots(ctx, actor, monday);
  const next = async (input: object) =>
    (await nextSlots(ctx, actor, { count: 1, ...input })).items.map(({ scheduledAt }) =>
      scheduledAt.toISOString(),
    );
  expect(await next({})).toEqual([first]);
  await write({ scheduledAt: first });
  await write({ scheduledAt: second, draft: true });
  expect(await next({})).toEqual([third]);
  expect(await next({ connectionIds: [connectionId] })).toEqual([third]);
  expect(await next({ connectionIds: [other] })).toEqual([first]);
  expect(await next({ connectionIds: [other, connectionId], after: third })).toEqual([
    "2026-06-29T07:00:00.000Z",
  ]);
});

test("a connection's own slots are for posts that go there", async () => {
  const { ctx, actor, connectionId } = await createScene(database.current.db);
  const other = await seedConnection(ctx, actor, { identifier: "other" });
  await createSlots(ctx, actor, { ...monday, connectionId });
  expect((await nextSlots(ctx, actor, { connectionIds: [other], count: 1 })).items).toEqual([]);
  expect((await nextSlots(ctx, actor, { connectionIds: [connectionId], count: 1 })).items).toHaveLength(1);
  const stranger = await createScene(database.current.db);
  expect((await nextSlots(stranger.ctx, stranger.actor, { count: 1 })).items).toEqual([]);
  await expect(createSlots(stranger.ctx, stranger.actor, { ...monday, connectionId })).rejects.toMatchObject({
    code: "NOT_FOUND",
  });
});
