import { randomBytes } from "node:crypto";
import type { FittedMedia } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { idOf, type Person, signUp } from "../testing/person.ts";
import { seedConnection } from "../testing/seed.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
let ann: Person;
let instagram: string;
beforeAll(async () => {
  api = await startTestApi();
  ann = await signUp(api);
  instagram = await seedConnection(api, ann);
  await api.context.db
    .update(schema.connections)
    .set({ network: "instagram" })
    .where(eq(schema.connections.id, instagram));
});
afterAll(() => api.close());

const noise = (width: number, height: number) =>
  sharp(randomBytes(width * height * 3), { raw: { width, height, channels: 3 } });
const fit = async (bytes: Buffer, connectionId = instagram) => {
  const id = idOf(await ann.send("POST", "/api/media?alt=Bear", bytes));
  const answer = await ann.send("POST", `/api/media/${id}/fit`, { connectionId });
  return { id, ...(answer.json as FittedMedia) };
};
const read = async (id: string) =>
  Buffer.from(
    await (
      await fetch(`${api.url}/api/media/${id}`, { headers: { authorization: `Bearer ${ann.token}` } })
    ).arrayBuffer(),
  );

test("a picture that is too large is made smaller, once, and the user is told", async () => {
  const first = await fit(
    await sharp({ create: { width: 2880, height: 3600, channels: 3, background: "#c90" } })
      .png()
      .toBuffer(),
  );
  expect(first.change).toBe("made smaller and saved as JPEG for Instagram: 1440 × 1800");
  expect(first.media).toMatchObject({ mimeType: "image/jpeg", width: 1440, height: 1800, alt: "Bear" });
  const again = await ann.send("POST", `/api/media/${first.id}/fit`, { connectionId: instagram });
  expect(again.json).toEqual({ media: first.media, change: first.change });
});

test("a camera's notes go: it lies upright and does not say where it was taken", async () => {
  const bytes = await sharp({ create: { width: 600, height: 400, channels: 3, background: "#c90" } })
    .jpeg()
    .withExif({ IFD0: { Orientation: "6" }, IFD3: { GPSLatitudeRef: "N", GPSLatitude: "52/1 31/1 0/1" } })
    .withMetadata({ orientation: 6 })
    .toBuffer();
  const { media, change } = await fit(bytes);
  expect(change).toBe("turned upright and its place taken out for Instagram: 400 × 600");
  const made = await sharp(await read(media.id)).metadata();
  expect(made).toMatchObject({ width: 400, height: 600, format: "jpeg" });
  expect([made.exif, made.orientation]).toEqual([undefined, undefined]);
});

test("bytes count, too: detail goes before pixels", async () => {
  const bluesky = await seedConnection(api, ann);
  const { media, change } = await fit(await noise(1500, 1500).jpeg({ quality: 100 }).toBuffer(), bluesky);
  expect(media.bytes).toBeLessThanOrEqual(2_000_000);
  expect(change).toMatch(/^made smaller for Bluesky: /);
});

test("what fits stays what it is", async () => {
  const { id, media, change } = await fit(await noise(50, 50).jpeg().toBuffer());
  expect([media.id, change]).toEqual([id, null]);
});

test("neither the picture nor the connection may be another team's", async () => {
  const { id } = await fit(await noise(50, 50).jpeg().toBuffer());
  const eve = await signUp(api, "eve");
  const answer = await eve.send("POST", `/api/media/${id}/fit`, { connectionId: instagram });
  expect(answer.json).toMatchObject({ code: "NOT_FOUND" });
  const theirs = await seedConnection(api, eve);
  expect((await ann.send("POST", `/api/media/${id}/fit`, { connectionId: theirs })).json).toMatchObject({
    code: "CONNECTION_NOT_FOUND",
  });
});
