import type { LiveEvent } from "@planrrr/contract";
import type { LiveRead } from "@planrrr/publishing";
import { expect, test } from "vitest";
import { createTeamFeed } from "./create-team-feed.ts";
import { eventId, resumeFrom } from "./event-id.ts";
import { createLiveStream } from "./live-stream.ts";

const now = 1_800_000_000_000;
const event = (connectionId: string): LiveEvent => ({ type: "connection.removed", connectionId });
const row = (id: number, xid: number) => ({ id, xid, event: event(String(id)) });

/** A feed over reads that are given one after the other, and what was asked. */
function scene(...reads: Partial<LiveRead>[]) {
  const asked: (number | undefined)[] = [];
  const feed = createTeamFeed({
    now: () => now,
    async read(since) {
      asked.push(since);
      return { horizon: 10, rows: [], truncated: false, ...reads.shift() };
    },
  });
  return { feed, asked };
}

async function heard(stream: { body: ReadableStream<Uint8Array>; end(): void }): Promise<string> {
  stream.end();
  return new Response(stream.body).text();
}

test("each row is told once, though a read goes back to the horizon", async () => {
  const { feed, asked } = scene(
    {},
    { horizon: 11, rows: [row(1, 10), row(2, 12)] },
    { horizon: 13, rows: [row(2, 12), row(3, 11)] },
  );
  const stream = createLiveStream(() => undefined);
  await feed.join(stream, undefined);
  await feed.wake();
  await feed.wake();
  expect(asked).toEqual([undefined, 10, 11]);
  const text = await heard(stream);
  expect([...text.matchAll(/"connectionId":"(\d)"/g)].map(([, id]) => id)).toEqual(["1", "2", "3"]);
});

test("the id of a batch comes last, so that a connection that breaks inside it loses nothing", async () => {
  const { feed } = scene({}, { horizon: 20, rows: [row(1, 10), row(2, 10)] });
  const stream = createLiveStream(() => undefined);
  await feed.join(stream, undefined);
  await feed.wake();
  const text = await heard(stream);
  expect(text.match(/^id: .*$/gm)).toEqual([`id: ${eventId(10, now)}`, `id: ${eventId(20, now)}`]);
  expect(text.endsWith(`id: ${eventId(20, now)}\n\n`)).toBe(true);
});

test("who comes back is told what was missed, and the others nothing twice", async () => {
  const { feed } = scene({ horizon: 30 }, { horizon: 31, rows: [row(1, 5), row(2, 29), row(3, 30)] });
  const [here, back] = [createLiveStream(() => undefined), createLiveStream(() => undefined)];
  await feed.join(here, undefined);
  await feed.join(back, 5);
  expect((await heard(back)).match(/"connectionId":"\d"/g)).toHaveLength(3);
  expect((await heard(here)).match(/"connectionId":"\d"/g)).toEqual([`"connectionId":"3"`]);
});

test.each([
  ["an id that is not ours", null, {}],
  ["another database's horizon", 99, {}],
  ["too much", 5, { rows: [row(1, 5)], truncated: true }],
])("%s: everything has to be read again", async (_, since, read) => {
  const { feed } = scene(read);
  const stream = createLiveStream(() => undefined);
  await feed.join(stream, since);
  expect((await heard(stream)).match(/^data: .*$/gm)).toEqual([`data: {"type":"reset"}`]);
});

test("ids can be resumed for an hour", () => {
  expect(resumeFrom(eventId(42, now), now + 3_599_000)).toBe(42);
  for (const id of [eventId(42, now - 3_601_000), "42", "-1.5", "x.y", ""])
    expect(resumeFrom(id, now)).toBeNull();
});

test("a reader who falls behind is dropped, not waited for", () => {
  const gone: unknown[] = [];
  const stream = createLiveStream((one) => gone.push(one));
  for (let n = 0; n < 63; n++) stream.send(new Uint8Array(1024));
  expect(gone).toEqual([]);
  for (let n = 0; n < 10; n++) stream.send(new Uint8Array(1024));
  expect(gone).toEqual([stream]);
});

test("a read that failed is made up for by the next", async () => {
  let broken = true;
  const feed = createTeamFeed({
    now: () => now,
    read: async () => {
      if (broken) throw new Error("away");
      return { horizon: 8, rows: [row(1, 7)], truncated: false };
    },
  });
  const stream = createLiveStream(() => undefined);
  await expect(feed.join(stream, 7)).rejects.toThrow("away");
  broken = false;
  await feed.wake();
  expect((await heard(stream)).match(/"connectionId":"1"/g)).toHaveLength(1);
});
