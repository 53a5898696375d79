import { createHash, randomBytes } from "node:crypto";
import type { MultipartStarted } from "@planrrr/contract";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import { afterAll, beforeAll, expect, test } from "vitest";
import { collectGarbage } from "../media/collect-garbage.ts";
import { film } from "../testing/films.ts";
import { type Answer, idOf, type Person, signUp } from "../testing/person.ts";
import { png } from "../testing/pictures.ts";
import { startObjectStore } from "../testing/start-object-store.ts";
import { INTERNAL_KEYS, startTestApi, type TestApi } from "../testing/start-test-api.ts";

const MB = 1_048_576;
let store: Awaited<ReturnType<typeof startObjectStore>>;
let api: TestApi;
let ann: Person;
let now = Date.now();
beforeAll(async () => {
  store = await startObjectStore();
  api = await startTestApi({ objectStore: store.config }, { now: () => new Date(now) });
  ann = await signUp(api);
});
afterAll(async () => {
  await api.close();
  await store.close();
});

/** Followed by a box that players skip, so that it takes several parts. */
async function longFilm(): Promise<Buffer> {
  const padding = Buffer.concat([Buffer.from("\0\0\0\0free", "latin1"), randomBytes(9 * MB)]);
  padding.writeUInt32BE(padding.length);
  return Buffer.concat([await film({ seconds: 5 }), padding]);
}

async function sendParts(bytes: Buffer, alt = ""): Promise<{ id: string; parts: object[] }> {
  const begun = await ann.send("POST", "/api/media/multipart", { bytes: bytes.length, alt });
  const { id, partBytes, partCount } = begun.json as MultipartStarted;
  const partNumbers = Array.from({ length: partCount }, (_, index) => index + 1);
  const signed = await ann.send("POST", `/api/media/multipart/${id}/sign`, { partNumbers });
  const { items } = signed.json as { items: { partNumber: number; url: string }[] };
  const parts = await Promise.all(
    items.map(async ({ partNumber, url }) => {
      const piece = bytes.subarray((partNumber - 1) * partBytes, partNumber * partBytes);
      const answer = await fetch(url, { method: "PUT", body: new Uint8Array(piece) });
      return { partNumber, etag: answer.headers.get("etag") ?? "" };
    }),
  );
  return { id, parts };
}

const complete = (id: string, parts: object[]): Promise<Answer> =>
  ann.send("POST", `/api/media/multipart/${id}/complete`, { parts });
const uploads = () => api.context.db.select().from(schema.mediaUploads);
const objectOf = (id: string) => api.context.objects?.size(`${id.slice(-2)}/${id}`);

test("a video goes in parts from the browser into the bucket, and networks read it there", async () => {
  const bytes = await longFilm();
  const { id, parts } = await sendParts(bytes, "Bear");
  expect(parts).toHaveLength(2);
  const answer = await complete(id, parts);
  expect(answer.json).toMatchObject({
    id,
    kind: "video",
    mimeType: "video/mp4",
    bytes: bytes.length,
    durationMs: 5000,
    videoCodec: "avc",
    alt: "Bear",
  });
  expect((await complete(id, parts)).json).toEqual(answer.json);
  const [row] = await api.context.db.select().from(schema.media).where(eq(schema.media.id, id));
  expect(row?.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));

  const internal = { "x-internal-api-key": INTERNAL_KEYS[0] ?? "" };
  const worker = await fetch(`${api.url}/internal/media/${id}`, {
    headers: { ...internal, range: "bytes=100-" },
  });
  // Compared at once: looking at each of nine million bytes takes longer than a connection is kept.
  expect(bytes.subarray(100).equals(Buffer.from(await worker.arrayBuffer()))).toBe(true);
  const asked = await fetch(`${api.url}/internal/media/${id}/url`, { headers: internal });
  const { url } = (await asked.json()) as { url: string };
  expect(url.startsWith(`${store.config.endpoint}/planrrr/`)).toBe(true);
  expect(bytes.equals(Buffer.from(await (await fetch(url)).arrayBuffer()))).toBe(true);
  expect(new URL(url).searchParams.get("X-Amz-Expires")).toBe("86400");
  expect((await fetch(url.replace(/Signature=..../, "Signature=0000"))).status).toBe(403);
});

test("a small picture goes there, too", async () => {
  const id = idOf(await ann.send("POST", "/api/media", png(3, 2)));
  expect((await ann.send("GET", `/api/media/${id}`)).status).toBe(200);
  const [row] = await api.context.db.select().from(schema.media).where(eq(schema.media.id, id));
  expect(row?.storageKey).toBe(`s3:${id.slice(-2)}/${id}.png`);
});

test("what is no picture and no video is deleted there and refused", async () => {
  const { id, parts } = await sendParts(
    Buffer.concat([Buffer.from("MZ\x90\0", "latin1"), randomBytes(5000)]),
  );
  expect((await complete(id, parts)).json).toMatchObject({ code: "UNSUPPORTED_MEDIA_TYPE" });
  expect(await objectOf(id)).toBeUndefined();
  expect(await uploads()).toEqual([]);
});

test("a missing part is told, and the upload goes on", async () => {
  const { id, parts } = await sendParts(await longFilm());
  expect((await complete(id, parts.slice(0, 1))).json).toMatchObject({ code: "INVALID_INPUT" });
  expect((await complete(id, parts)).status).toBe(200);
});

test("given up, or left for days: nothing stays", async () => {
  const { id } = await sendParts(png(5, 5));
  expect((await ann.send("DELETE", `/api/media/multipart/${id}`)).status).toBe(204);
  expect(await uploads()).toEqual([]);
  await sendParts(png(5, 5));
  now += 4 * 86_400_000;
  await collectGarbage(api.context);
  expect(await uploads()).toEqual([]);
});

test("no other team signs, ends or gives up an upload", async () => {
  const begun = await ann.send("POST", "/api/media/multipart", { bytes: 1000 });
  const eve = await signUp(api, "eve");
  const path = `/api/media/multipart/${idOf(begun)}`;
  const asks: [string, string, object?][] = [
    ["POST", `${path}/sign`, { partNumbers: [1] }],
    ["POST", `${path}/complete`, { parts: [{ partNumber: 1, etag: "x" }] }],
    ["DELETE", path],
  ];
  for (const [method, where, body] of asks)
    expect((await eve.send(method, where, body)).json).toMatchObject({ code: "NOT_FOUND" });
});

test("a bucket that does not answer is told as that", async () => {
  const gone = await startTestApi({ objectStore: { ...store.config, endpoint: "http://127.0.0.1:1" } });
  try {
    const bo = await signUp(gone, "bo");
    const answer = await bo.send("POST", "/api/media/multipart", { bytes: 1000 });
    expect(answer.json).toMatchObject({ code: "NETWORK_UNREACHABLE", status: 502 });
  } finally {
    await gone.close();
  }
});
