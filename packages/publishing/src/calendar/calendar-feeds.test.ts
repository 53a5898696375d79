import ICAL from "ical.js";
import { expect, test } from "vitest";
import { createScene, runAttempt } from "../testing/index.ts";
import { useTestDatabase } from "../testing/use-test-database.ts";
import { createCalendarFeed, listCalendarFeeds, removeCalendarFeed } from "./calendar-feeds.ts";
import { readCalendarFeed } from "./read-calendar-feed.ts";
import { writeCalendar } from "./write-calendar.ts";

const database = useTestDatabase();
const scene = () => createScene(database.current.db);
const tokenOf = (path: string) => path.replace(/^\/api\/calendar\/(.*)\.ics$/, "$1");

function read(file: string) {
  const calendar = new ICAL.Component(ICAL.parse(file));
  return calendar.getAllSubcomponents("vevent").map((event) => new ICAL.Event(event));
}

test("another calendar reads what is planned and where it went, until the address is taken back", async () => {
  const { ctx, actor, write, clock } = await scene();
  await (await scene()).write({ text: "of another team" });
  const out = await write({ text: "now" });
  await runAttempt(ctx, out.publications[0]?.id ?? "");
  await write({ text: "Später, mit Komma; und \\ und\nZeile 2", scheduledAt: "2026-07-01T09:00:00Z" });
  await write({ text: "a draft without a time", draft: true });
  const { id, path } = await createCalendarFeed(ctx, actor, { name: "Phone" });
  const events = read(await readCalendarFeed(ctx, tokenOf(path)));
  expect(events.map(({ summary }) => summary)).toEqual(["now", "Später, mit Komma; und \\ und Zeile 2"]);
  expect(events[1]?.description).toContain("Später, mit Komma; und \\ und\nZeile 2");
  expect(events[1]?.startDate.toJSDate()).toEqual(new Date("2026-07-01T09:00:00Z"));
  expect(events[0]?.uid).toBe(`${out.id}@planrrr`);
  expect(await listCalendarFeeds(ctx, actor)).toMatchObject({
    items: [{ id, name: "Phone", readAt: clock.now() }],
  });
  await removeCalendarFeed(ctx, actor, { id });
  await expect(readCalendarFeed(ctx, tokenOf(path))).rejects.toMatchObject({ code: "NOT_FOUND" });
});

test("the secret is nowhere but in the address", async () => {
  const { ctx, actor } = await scene();
  const { path } = await createCalendarFeed(ctx, actor, { name: "Phone" });
  const stored = await ctx.db.execute("select to_jsonb(f)::text as row from calendar_feeds f");
  expect(JSON.stringify(stored.rows)).not.toContain(tokenOf(path));
  expect(JSON.stringify(await listCalendarFeeds(ctx, actor))).not.toContain(tokenOf(path));
});

test("lines end as they must and have at most 75 octets, whatever is written", () => {
  const now = new Date("2026-07-01T09:00:00Z");
  const texts = ["👩‍👩‍👧‍👦".repeat(40), "ü".repeat(300), "a\r\nb\u0007c", "", "BEGIN:VEVENT\nX:1"];
  const entries = texts.map((text, n) => ({
    id: String(n),
    version: 1,
    at: now,
    changedAt: now,
    text,
    where: "@ann, @bea",
    status: "SCHEDULED",
    url: "https://example.org/\r\nATTENDEE:x",
  }));
  const file = writeCalendar({ name: "Ann's, team", entries, now });
  expect(file.endsWith("\r\n")).toBe(true);
  for (const line of file.slice(0, -2).split("\r\n")) {
    expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75);
    expect(line).not.toMatch(/[\r\n]/);
  }
  const events = read(file);
  expect(events).toHaveLength(texts.length);
  expect(events[1]?.description.startsWith("ü".repeat(300))).toBe(true);
  expect(events[2]?.summary).toBe("a bc");
  expect(file).not.toMatch(/^ATTENDEE/m);
});
