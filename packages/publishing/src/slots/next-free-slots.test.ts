import type { PostingSlot } from "@planrrr/contract";
import { expect, test } from "vitest";
import { nextFreeSlots } from "./next-free-slots.ts";

const slot = (weekday: number, localTime: string, timeZone = "Europe/Berlin"): PostingSlot => ({
  id: `${weekday} ${localTime} ${timeZone}`,
  connectionId: null,
  weekday,
  localTime,
  timeZone,
});
const find = (slots: PostingSlot[], after: string, count: number, taken: string[] = []) =>
  nextFreeSlots(slots, {
    after: new Date(after),
    count,
    isTaken: (at) => taken.includes(at.toISOString()),
  }).map(({ scheduledAt }) => scheduledAt.toISOString());

test("the next ones in order, over the week's end, without those that are taken", () => {
  const slots = [slot(5, "17:00"), slot(1, "09:00"), slot(1, "08:00")];
  expect(find(slots, "2026-06-05T10:00:00Z", 4, ["2026-06-08T06:00:00.000Z"])).toEqual([
    "2026-06-05T15:00:00.000Z",
    "2026-06-08T07:00:00.000Z",
    "2026-06-12T15:00:00.000Z",
    "2026-06-15T06:00:00.000Z",
  ]);
});

test("a slot of this very moment has passed; one a minute ahead has not", () => {
  expect(find([slot(1, "09:00")], "2026-06-08T07:00:00Z", 1)).toEqual(["2026-06-15T07:00:00.000Z"]);
  expect(find([slot(1, "09:00")], "2026-06-08T06:59:00Z", 1)).toEqual(["2026-06-08T07:00:00.000Z"]);
});

test.each([
  // Berlin goes to summer time on 29 March 2026 at 02:00, and back on 25 October at 03:00.
  [
    "keeps its wall time over the change",
    slot(7, "09:00"),
    "2026-03-22T00:00:00Z",
    ["2026-03-22T08:00:00.000Z", "2026-03-29T07:00:00.000Z"],
  ],
  [
    "in the gap moves forward",
    slot(7, "02:30"),
    "2026-03-23T00:00:00Z",
    ["2026-03-29T01:30:00.000Z", "2026-04-05T00:30:00.000Z"],
  ],
  [
    "that happens twice is the first",
    slot(7, "02:30"),
    "2026-10-19T00:00:00Z",
    ["2026-10-25T00:30:00.000Z", "2026-11-01T01:30:00.000Z"],
  ],
  [
    "on the other side of the date line",
    slot(1, "08:00", "Pacific/Auckland"),
    "2026-06-07T19:30:00Z",
    ["2026-06-07T20:00:00.000Z", "2026-06-14T20:00:00.000Z"],
  ],
])("a slot %s", (_, one, after, expected) => expect(find([one], after, 2)).toEqual(expected));

test("the days are counted where the slot is, and zones are put in order", () => {
  const slots = [slot(1, "09:00", "America/New_York"), slot(1, "09:00", "Asia/Tokyo")];
  expect(find(slots, "2026-06-07T12:00:00Z", 3)).toEqual([
    "2026-06-08T00:00:00.000Z",
    "2026-06-08T13:00:00.000Z",
    "2026-06-15T00:00:00.000Z",
  ]);
});

test("the same moment is offered once, and there are no more than there are", () => {
  const twice = [slot(1, "09:00"), { ...slot(1, "09:00"), id: "other" }];
  expect(find(twice, "2026-06-07T12:00:00Z", 2)).toEqual([
    "2026-06-08T07:00:00.000Z",
    "2026-06-15T07:00:00.000Z",
  ]);
  const none = nextFreeSlots(twice, {
    after: new Date("2026-06-07T12:00:00Z"),
    count: 3,
    isTaken: () => true,
  });
  expect(none).toEqual([]);
});
