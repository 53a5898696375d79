import { mkdir, readdir, utimes, writeFile } from "node:fs/promises";
import path from "node:path";
import { schema } from "@planrrr/database";
import { afterAll, beforeAll, beforeEach, expect, test } from "vitest";
import { idOf, type Person, signUp } from "../testing/person.ts";
import { png } from "../testing/pictures.ts";
import { futurePost, seedConnection } from "../testing/seed.ts";
import { beginUpload, sendPiece } from "../testing/send-upload.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";
import { collectGarbage } from "./collect-garbage.ts";

const DAY_MS = 86_400_000;
const began = Date.now();
let now = began;
let api: TestApi;
let ann: Person;
let connection: string;
beforeAll(async () => {
  api = await startTestApi({}, { now: () => new Date(now) });
  ann = await signUp(api);
  connection = await seedConnection(api, ann);
});
beforeEach(() => {
  now = began;
});
afterAll(() => api.close());

const picture = async () => idOf(await ann.send("POST", "/api/media", png(2, 2)));
const kept = async () => new Set((await api.context.db.select().from(schema.media)).map(({ id }) => id));
const files = async () =>
  (await readdir(api.context.media.folder, { recursive: true, withFileTypes: true }))
    .filter((entry) => entry.isFile())
    .map(({ name }) => name);

test("what a post uses stays, anywhere in it; what nobody has used for a month goes with its file", async () => {
  const [used, usedThere, recurring, unused] = [
    await picture(),
    await picture(),
    await picture(),
    await picture(),
  ];
  const post = futurePost(connection);
  await ann.send("POST", "/api/posts/create", { ...post, mediaIds: [used] });
  const perConnection = { [connection]: { mediaIds: [usedThere] } };
  await ann.send("POST", "/api/posts/create", { ...post, perConnection });
  const start = { localTime: "2098-01-01T09:00", timeZone: "Europe/Berlin" };
  const { scheduledAt: _at, ...content } = { ...post, mediaIds: [recurring] };
  expect(
    (await ann.send("POST", "/api/recurrences", { rule: "FREQ=YEARLY", start, post: content })).status,
  ).toBe(201);

  now = began + 29 * DAY_MS;
  await collectGarbage(api.context);
  expect(await kept()).toEqual(new Set([used, usedThere, recurring, unused]));
  now = began + 31 * DAY_MS;
  await collectGarbage(api.context);
  expect(await kept()).toEqual(new Set([used, usedThere, recurring]));
  expect(await files()).toHaveLength(3);
});

test("an upload that nobody finished gives its room back", async () => {
  const { path: where } = await beginUpload(ann.send, 100);
  await sendPiece(ann.send, where, Buffer.alloc(50));
  const id = where.split("/").pop();
  await collectGarbage(api.context);
  expect(await files()).toContain(id);
  now += 3 * DAY_MS + 1;
  await collectGarbage(api.context);
  expect(await files()).not.toContain(id);
  expect(await api.context.db.select().from(schema.mediaUploads)).toEqual([]);
});

test("files that nothing knows go when they are a day old", async () => {
  const { folder, uploadsFolder } = api.context.media;
  for (const each of [path.join(folder, "ff"), uploadsFolder]) await mkdir(each, { recursive: true });
  const strays = [
    path.join(folder, "ff", `${crypto.randomUUID()}.png.1.2.part`),
    path.join(uploadsFolder, crypto.randomUUID()),
  ];
  const fresh = path.join(folder, "ff", `${crypto.randomUUID()}.png`);
  const foreign = path.join(folder, "ff", "holiday.png");
  for (const file of [...strays, fresh, foreign]) await writeFile(file, "x");
  for (const file of [...strays, foreign])
    await utimes(file, new Date(now - 2 * DAY_MS), new Date(now - 2 * DAY_MS));
  await utimes(fresh, new Date(now), new Date(now));
  const before = (await files()).length;
  await collectGarbage(api.context);
  expect(await files()).toHaveLength(before - 2);
  expect(await files()).toEqual(expect.arrayContaining([path.basename(fresh), "holiday.png"]));
});
