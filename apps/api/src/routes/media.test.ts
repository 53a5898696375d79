import { readdir, writeFile } from "node:fs/promises";
import path from "node:path";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { film } from "../testing/films.ts";
import { png } from "../testing/pictures.ts";
import { idOf, type Person, send, signUp } from "../testing/person.ts";
import { INTERNAL_KEYS, startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
let ann: Person;
beforeAll(async () => {
  api = await startTestApi();
  ann = await signUp(api);
});
afterAll(() => api.close());

const upload = (bytes: Uint8Array, headers: { [name: string]: string } = {}) =>
  ann.send("POST", "/api/media", bytes, headers);
const photo = (format: "png" | "gif" | "webp" | "jpeg", { width, height } = { width: 200, height: 200 }) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: "#c90",
      noise: { type: "gaussian", mean: 128, sigma: 60 },
    },
  })
    .toFormat(format)
    .toBuffer();
const half = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1);
const files = async () =>
  (await readdir(api.context.config.mediaDir, { recursive: true, withFileTypes: true })).filter((entry) =>
    entry.isFile(),
  );

test.each(["png", "gif", "webp", "jpeg"] as const)(
  "takes a %s whatever the client calls it",
  async (format) => {
    const mimeType = `image/${format}`;
    const bytes = await photo(format, { width: 3, height: 2 });
    const answer = await upload(bytes, { "content-type": "text/html" });
    expect(answer.status).toBe(201);
    expect(answer.json).toMatchObject({
      kind: "image",
      mimeType,
      bytes: bytes.length,
      width: 3,
      height: 2,
      alt: "",
    });
  },
);

test("gives it back to its team and to the worker, and to nobody else", async () => {
  const id = idOf(await upload(png(1, 1)));
  const mine = await ann.send("GET", `/api/media/${id}`);
  expect(mine.status).toBe(200);
  expect(mine.headers.get("content-type")).toBe("image/png");
  expect(mine.headers.get("cache-control")).toContain("private");
  const etag = mine.headers.get("etag") ?? "";
  expect((await ann.send("GET", `/api/media/${id}`, undefined, { "if-none-match": etag })).status).toBe(304);
  const eve = await signUp(api, "eve");
  expect((await eve.send("GET", `/api/media/${id}`)).json).toMatchObject({ code: "NOT_FOUND" });
  expect((await send(api, "GET", `/api/media/${id}`)).status).toBe(401);
  // An <img> sends no header: the address says of which team its picture is, and opens no other team's.
  const { teamId } = ann;
  expect((await ann.send("GET", `/api/media/${id}?team=${teamId}`)).status).toBe(200);
  expect((await ann.send("GET", `/api/media/${id}?team=${eve.teamId}`)).status).toBe(404);
  expect((await eve.send("GET", `/api/media/${id}?team=${teamId}`)).status).toBe(404);
  const worker = await fetch(`${api.url}/internal/media/${id}`, {
    headers: { "x-internal-api-key": INTERNAL_KEYS[0] ?? "" },
  });
  expect(Buffer.from(await worker.arrayBuffer())).toEqual(png(1, 1));
});

test("alt text comes in a header, percent-encoded, or in the address", async () => {
  const alt = "Ein Bär 🐻 tanzt";
  expect((await upload(png(1, 1), { "x-alt-text": encodeURIComponent(alt) })).json).toMatchObject({ alt });
  expect((await ann.send("POST", `/api/media?alt=${encodeURIComponent(alt)}`, png(1, 1))).json).toMatchObject(
    { alt },
  );
  expect((await upload(png(1, 1), { "x-alt-text": "%E0%A4%A" })).json).toMatchObject({
    code: "INVALID_INPUT",
  });
  expect((await upload(png(1, 1), { "x-alt-text": "a".repeat(2001) })).json).toMatchObject({
    code: "INVALID_INPUT",
    errors: [{ path: "alt" }],
  });
});

test("a picture that lies on its side is told as it is seen", async () => {
  const onItsSide = await sharp(await photo("jpeg", { width: 3, height: 2 }))
    .withMetadata({ orientation: 6 })
    .jpeg()
    .toBuffer();
  expect((await upload(onItsSide)).json).toMatchObject({ width: 2, height: 3 });
});

test.each([
  ["nothing", Buffer.alloc(0), "UNSUPPORTED_MEDIA_TYPE"],
  ["text", Buffer.from("<svg onload=alert(1)>"), "UNSUPPORTED_MEDIA_TYPE"],
  ["a PDF", Buffer.from("%PDF-1.7 ..."), "UNSUPPORTED_MEDIA_TYPE"],
  ["a video", () => film(), "UNSUPPORTED_MEDIA_TYPE"],
  ["a picture of no size", png(0, 0), "MEDIA_UNREADABLE"],
  ["a picture that breaks off in its first bytes", png(3, 2).subarray(0, 12), "MEDIA_UNREADABLE"],
  ["a PNG cut in half", async () => half(await photo("png")), "MEDIA_UNREADABLE"],
  ["a JPEG cut in half", async () => half(await photo("jpeg")), "MEDIA_UNREADABLE"],
  ["a GIF cut in half", async () => half(await photo("gif")), "MEDIA_UNREADABLE"],
  ["a WebP cut in half", async () => half(await photo("webp")), "MEDIA_UNREADABLE"],
] as const)("refuses %s, says why, and keeps nothing of it", async (_, file, code) => {
  const before = (await files()).length;
  const answer = await upload(typeof file === "function" ? await file() : file);
  expect(answer.json).toMatchObject({ code, status: code === "MEDIA_UNREADABLE" ? 422 : 415 });
  expect(await files()).toHaveLength(before);
});

test("a file that has changed on the disk is not given out as what was uploaded", async () => {
  const id = idOf(await upload(png(7, 7)));
  await writeFile(path.join(api.context.config.mediaDir, id.slice(-2), `${id}.png`), png(7, 8));
  expect((await ann.send("GET", `/api/media/${id}`)).json).toMatchObject({ code: "INTERNAL" });
});

test("refuses more than 10 MB", async () => {
  const answer = await upload(Buffer.concat([png(1, 1), Buffer.alloc(10_000_000)]));
  expect(answer.json).toMatchObject({ code: "PAYLOAD_TOO_LARGE", limitBytes: 10_000_000 });
});

test("a repeated upload is stored once", async () => {
  const before = (await files()).length;
  const key = { "idempotency-key": crypto.randomUUID() };
  const [first, second] = [await upload(png(5, 5), key), await upload(png(5, 5), key)];
  expect(idOf(second)).toBe(idOf(first));
  expect(await files()).toHaveLength(before + 1);
  expect((await upload(png(6, 6), key)).json).toMatchObject({ code: "IDEMPOTENCY_KEY_REUSED" });
});

test("a network reads a file by a signed address, in parts, until it expires", async () => {
  const id = idOf(await upload(png(2, 2)));
  const whole = png(2, 2);
  const asked = await fetch(`${api.url}/internal/media/${id}/url`, {
    headers: { "x-internal-api-key": INTERNAL_KEYS[0] ?? "" },
  });
  const { url } = (await asked.json()) as { url: string };
  const got = await fetch(url);
  expect(got.status).toBe(200);
  expect(got.headers.get("content-type")).toBe("image/png");
  expect(Buffer.from(await got.arrayBuffer())).toEqual(whole);
  const part = await fetch(url, { headers: { range: "bytes=4-7" } });
  expect(part.status).toBe(206);
  expect(part.headers.get("content-range")).toBe(`bytes 4-7/${whole.length}`);
  expect(Buffer.from(await part.arrayBuffer())).toEqual(whole.subarray(4, 8));
  expect((await fetch(url, { headers: { range: `bytes=${whole.length}-` } })).status).toBe(416);

  const changed = new URL(url);
  changed.searchParams.set("expires", "99999999999999");
  expect((await fetch(changed)).status).toBe(404);
  const other = idOf(await upload(png(4, 4)));
  expect((await fetch(url.replace(id, other))).status).toBe(404);
  expect((await fetch(`${api.url}/api/media/${id}/file`)).status).toBe(404);
  expect((await fetch(`${api.url}/internal/media/${id}/url`)).status).toBe(401);
});
