import { createHash, randomBytes } from "node:crypto";
import { readdir, writeFile } from "node:fs/promises";
import { connect } from "node:net";
import { schema } from "@planrrr/database";
import { eq } from "drizzle-orm";
import sharp from "sharp";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startApi } from "../start.ts";
import { film } from "../testing/films.ts";
import { idOf, type Person, send, signUp } from "../testing/person.ts";
import { askOffset, beginUpload, sendPiece } from "../testing/send-upload.ts";
import { startTestApi, type TestApi } from "../testing/start-test-api.ts";

let api: TestApi;
let ann: Person;
beforeAll(async () => {
  api = await startTestApi({ mediaLimits: { maxBytes: 3_000_000, quotaBytes: 0 } });
  ann = await signUp(api);
});
afterAll(() => api.close());

const photo = (width = 40, height = 30) =>
  sharp({ create: { width, height, channels: 3, background: "#c90" } })
    .jpeg()
    .toBuffer();
const upload = async (bytes: Uint8Array, alt = "") => {
  const { path } = await beginUpload(ann.send, bytes.length, alt);
  return { path, ...(await sendPiece(ann.send, path, bytes)) };
};
const waiting = () => readdir(api.context.media.uploadsFolder);

test.each([
  ["mp4", "video/mp4", "avc", "aac"],
  ["mov", "video/quicktime", "avc", "aac"],
  ["webm", "video/webm", "vp9", "opus"],
] as const)(
  "takes a video (%s) in pieces and tells what it is",
  async (format, mimeType, videoCodec, audioCodec) => {
    const bytes = await film({ format, seconds: 3, fps: 30, width: 1080, height: 1920 });
    const begun = await beginUpload(ann.send, bytes.length, "Ein Bär 🐻");
    expect(begun.status).toBe(201);
    expect(begun.headers.get("upload-expires")).toBeTruthy();
    const first = await sendPiece(ann.send, begun.path, bytes.subarray(0, 1000));
    expect(first.status).toBe(204);
    expect(await askOffset(ann.send, begun.path)).toBe(1000);
    const last = await sendPiece(ann.send, begun.path, bytes.subarray(1000), 1000);
    expect(last.json).toEqual({
      id: begun.path.split("/").pop(),
      kind: "video",
      mimeType,
      bytes: bytes.length,
      width: 1080,
      height: 1920,
      durationMs: 3000,
      videoCodec,
      audioCodec,
      frameRate: 30,
      alt: "Ein Bär 🐻",
    });
    expect(last.status).toBe(200);
    expect(await askOffset(ann.send, begun.path)).toBe(bytes.length);
    expect(await waiting()).toEqual([]);
    const [row] = await api.context.db
      .select()
      .from(schema.media)
      .where(eq(schema.media.id, idOf(last)));
    expect(row?.sha256).toBe(createHash("sha256").update(bytes).digest("hex"));
  },
);

test("takes a picture, too, by the same address as its bytes are read at", async () => {
  const bytes = await photo();
  const answer = await upload(bytes);
  expect(answer.json).toMatchObject({ kind: "image", mimeType: "image/jpeg", width: 40, height: 30 });
  const read = await fetch(`${api.url}/api/media/${idOf(answer)}`, {
    headers: { authorization: `Bearer ${ann.token}` },
  });
  expect(Buffer.from(await read.arrayBuffer())).toEqual(bytes);
});

test.each([
  [
    "a program that is called a film",
    () => Buffer.concat([Buffer.from("MZ\x90\0", "latin1"), randomBytes(5000)]),
    415,
  ],
  [
    "a drawing with a script",
    () => Buffer.from("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>"),
    415,
  ],
  ["a page", () => Buffer.from("<!doctype html><script>alert(1)</script>"), 415],
  ["an archive", () => Buffer.from("PK\x03\x04" + "\0".repeat(200), "latin1"), 415],
  ["a picture that is an archive, too", async () => Buffer.concat([await photo(), archiveEnd()]), 415],
  ["a picture that is a page, too", async () => (await photo()).fill("<script>alert(1)//", 24, 42), 415],
  ["a picture cut in half", async () => (await photo(900, 900)).subarray(0, 2000), 422],
  ["a video cut in half", async () => half(await film()), 422],
  ["a WebM cut in half", async () => half(await film({ format: "webm" })), 422],
  ["a video without tables", () => Buffer.from("\0\0\0\x10ftypisom\0\0\0\0\0\0\0\x08mdat", "latin1"), 422],
] as const)("refuses %s and keeps nothing of it", async (_, make, status) => {
  const answer = await upload(await make());
  expect(answer.json).toMatchObject({ status });
  expect(answer.headers.get("content-type")).toBe("application/problem+json");
  expect(await waiting()).toEqual([]);
  expect(await askOffset(ann.send, answer.path)).toBeNaN();
});

function archiveEnd(): Buffer {
  return Buffer.concat([Buffer.from("PK\x05\x06", "latin1"), Buffer.alloc(18)]);
}
const half = (bytes: Buffer) => bytes.subarray(0, bytes.length >> 1);

test("refuses what is too large, empty or more than was said, in words", async () => {
  expect((await beginUpload(ann.send, 3_000_001)).json).toMatchObject({
    code: "PAYLOAD_TOO_LARGE",
    limitBytes: 3_000_000,
    detail: "A file may have at most 3 MB.",
  });
  expect((await beginUpload(ann.send, 0)).json).toMatchObject({ code: "INVALID_INPUT" });
  const { path } = await beginUpload(ann.send, 10);
  expect((await sendPiece(ann.send, path, Buffer.alloc(11))).json).toMatchObject({
    code: "PAYLOAD_TOO_LARGE",
  });
  expect((await sendPiece(ann.send, path, Buffer.alloc(1), 5)).json).toMatchObject({
    code: "UPLOAD_OFFSET_WRONG",
  });
  expect((await ann.send("POST", "/api/media/uploads")).json).toMatchObject({ code: "INVALID_INPUT" });
});

test("an upload that is given up leaves nothing", async () => {
  const { path } = await beginUpload(ann.send, 100);
  await sendPiece(ann.send, path, Buffer.alloc(50));
  expect((await ann.send("DELETE", path, undefined, { "tus-resumable": "1.0.0" })).status).toBe(204);
  expect((await sendPiece(ann.send, path, Buffer.alloc(50), 50)).json).toMatchObject({ code: "NOT_FOUND" });
});

test("no other team reaches an upload, and no header changes the method", async () => {
  const { path } = await beginUpload(ann.send, 100);
  const eve = await signUp(api, "eve");
  expect(await askOffset(eve.send, path)).toBeNaN();
  expect((await sendPiece(eve.send, path, Buffer.alloc(10))).status).toBe(404);
  expect((await eve.send("DELETE", path, undefined, { "tus-resumable": "1.0.0" })).status).toBe(404);
  expect((await fetch(api.url + path, { method: "HEAD" })).status).toBe(401);
  expect((await ann.send("GET", path)).status).toBe(404);
  await ann.send("PATCH", path, Buffer.alloc(1), {
    "x-http-method-override": "DELETE",
    "tus-resumable": "1.0.0",
  });
  expect(await askOffset(ann.send, path)).toBe(0);
});

test("a team has room for so much, counting what is on its way", async () => {
  const small = await startTestApi({ mediaLimits: { maxBytes: 1_000_000, quotaBytes: 10_000 } });
  try {
    const bo = await signUp(small, "bo");
    const { path } = await beginUpload(bo.send, 6000);
    const both = await Promise.all([beginUpload(bo.send, 3000), beginUpload(bo.send, 3000)]);
    expect(new Set(both.map(({ status }) => status))).toEqual(new Set([201, 413]));
    const refused = both.find(({ status }) => status === 413);
    expect(refused?.json).toMatchObject({ code: "MEDIA_QUOTA_REACHED", quotaBytes: 10_000, usedBytes: 9000 });
    const picture = await sharp(randomBytes(30 * 30 * 3), { raw: { width: 30, height: 30, channels: 3 } })
      .png()
      .toBuffer();
    expect((await bo.send("POST", "/api/media", picture)).json).toMatchObject({
      code: "MEDIA_QUOTA_REACHED",
    });
    await bo.send("DELETE", path, undefined, { "tus-resumable": "1.0.0" });
    expect((await bo.send("POST", "/api/media", picture)).status).toBe(201);
  } finally {
    await small.close();
  }
});

test("a broken line keeps what came through", async () => {
  const bytes = await film({ seconds: 4 });
  const { path } = await beginUpload(ann.send, bytes.length);
  await new Promise<void>((resolve, reject) => {
    const { port } = new URL(api.url);
    const socket = connect(Number(port), "127.0.0.1", () => {
      const head = [
        `PATCH ${path} HTTP/1.1`,
        "host: 127.0.0.1",
        `authorization: Bearer ${ann.token}`,
        "tus-resumable: 1.0.0",
        "upload-offset: 0",
        "content-type: application/offset+octet-stream",
        `content-length: ${bytes.length}`,
      ];
      socket.write(`${head.join("\r\n")}\r\n\r\n`);
      socket.write(bytes.subarray(0, 6000), () => socket.end());
    });
    socket.on("error", reject).on("close", () => resolve());
    socket.resume();
  });
  const offset = await askOffset(ann.send, path);
  expect(offset).toBeLessThanOrEqual(6000);
  expect((await sendPiece(ann.send, path, bytes.subarray(offset), offset)).json).toMatchObject({
    durationMs: 4000,
  });
});

test("asking where to go on ends an upload whose last answer was lost in a crash", async () => {
  const bytes = await film();
  const { path } = await beginUpload(ann.send, bytes.length);
  const id = path.split("/").pop() ?? "";
  // As a killed process leaves it.
  await writeFile(api.context.media.uploadPath(id), bytes);
  expect(await askOffset(ann.send, path)).toBe(bytes.length);
  expect((await ann.send("PATCH", `/api/media/${id}`, { alt: "Bear" })).json).toMatchObject({
    id,
    kind: "video",
    durationMs: 2000,
  });
});

test("an upload goes on after a restart", async () => {
  const bytes = await film();
  const { path } = await beginUpload(ann.send, bytes.length);
  await sendPiece(ann.send, path, bytes.subarray(0, 3000));
  const restarted = await startApi({ ...api.context.config, migrate: false }, { log: api.context.log });
  try {
    const again: Person["send"] = (method, where, body, headers) =>
      send(restarted, method, where, body, { authorization: `Bearer ${ann.token}`, ...headers });
    expect(await askOffset(again, path)).toBe(3000);
    const last = await sendPiece(again, path, bytes.subarray(3000), 3000);
    expect(last.json).toMatchObject({ bytes: bytes.length });
  } finally {
    await restarted.stop();
  }
});

test("an upload that was left for days is over", async () => {
  let now = new Date();
  const patient = await startTestApi({}, { now: () => now });
  try {
    const bo = await signUp(patient, "bo");
    const { path } = await beginUpload(bo.send, 100);
    now = new Date(now.getTime() + 3 * 86_400_000);
    expect((await sendPiece(bo.send, path, Buffer.alloc(100))).json).toMatchObject({
      code: "UPLOAD_EXPIRED",
    });
  } finally {
    await patient.close();
  }
});
